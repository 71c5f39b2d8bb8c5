import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { createKfpClient, openRunLogs } from '../../src/core/index.js';
import { serve } from '../support/serve.js';

const LOG = Array.from({ length: 5_000 }, (_, line) => `epoch ${line}: loss ${1 / (line + 1)}`);

test('of a gzip object that is cut short, what came is shown, and said to be damaged', async () => {
  const object = gzipSync(LOG.join('\n'));
  await using server = await serve((path, response) => {
    if (path.startsWith('/artifacts/get')) response.end(object.subarray(0, object.length / 2));
    else response.writeHead(404).end('{"code":5}');
  });
  const client = createKfpClient({ baseUrl: server.url });
  const archive = { source: 'minio', bucket: 'mlpipeline', key: 'a/main.log' } as const;
  const session = openRunLogs({ runId: 'b5f0', archive }, { client });
  const { status, diagnosis, document } = await session.settled;
  session.close();
  expect(status).toBe('complete');
  expect(diagnosis).toMatchObject({ code: 'object-damaged', severity: 'warning' });
  expect(document.lineCount).toBeGreaterThan(500);
  expect(document.lineText(0)).toBe('epoch 0: loss 1');
});
