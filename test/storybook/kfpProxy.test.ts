import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createGzip } from 'node:zlib';

import { createServer as createVite } from 'vite';
import { afterEach, expect, test } from 'vitest';

import { kfpProxy, passUntouched } from '../../.storybook/kfpProxy.js';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
}

/** A server that compresses what it sends, and never flushes the compressor, as Storybook's does. */
function compressing(handle: RequestListener): RequestListener {
  return (request, response) => {
    if (String(request.headers['accept-encoding']).includes('gzip')) {
      const gzip = createGzip({ level: 1 });
      const write = response.write.bind(response);
      gzip.on('data', (chunk: Buffer) => write(chunk));
      response.setHeader('content-encoding', 'gzip');
      response.write = (chunk: string | Uint8Array) => gzip.write(chunk);
    }
    handle(request, response);
  };
}

/** The demo's server in front of a KFP, as Storybook puts it together. */
async function demo(kfp: RequestListener, identity?: string): Promise<string> {
  const upstream = await listen(createServer(kfp));
  const server = createServer();
  const vite = await createVite({
    configFile: false,
    logLevel: 'silent',
    appType: 'custom',
    server: {
      middlewareMode: true,
      hmr: false,
      ws: false,
      proxy: kfpProxy(upstream, identity),
      watch: null,
    },
  });
  closing.push(() => vite.close());
  passUntouched(server);
  server.on('request', compressing(vite.middlewares));
  return listen(server);
}

test('the first bytes of a log arrive while the rest of it is still to come', async () => {
  const log = 'epoch 1: loss 0.5\n'.repeat(3_300);
  const url = await demo((request, response) => {
    expect(request.url).toBe('/k8s/pod/logs?podname=churn-1');
    response.write(log);
  });
  const response = await fetch(`${url}/kfp/k8s/pod/logs?podname=churn-1`);
  expect(response.headers.get('content-encoding')).toBeNull();
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.length >= log.length) break;
  }
  expect(text).toBe(log);
});

test('requests are sent in the name of the user that is given', async () => {
  const identity = 'x-goog-authenticated-user-email: accounts.google.com:user@example.com';
  const url = await demo((request, response) => {
    response.end(request.headers['x-goog-authenticated-user-email']);
  }, identity);
  const response = await fetch(`${url}/kfp/k8s/pod`);
  expect(await response.text()).toBe('accounts.google.com:user@example.com');
});

test.each(['user@example.com', 'kubeflow-userid:', 'a b:c'])(
  'an identity without a name or a value is refused, and not repeated: %s',
  (identity) => {
    const attempt = (): unknown => kfpProxy('http://127.0.0.1:8080', identity);
    expect(attempt).toThrow('KFP_USERID_HEADER must be');
    expect(attempt).not.toThrow(identity);
  },
);
