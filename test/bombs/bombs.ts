import { gzipSync } from 'node:zlib';

import {
  ArtifactRepositoryError,
  configMapRepositories,
  createKfpClient,
  openRunLogs,
  parseArtifactRepositories,
  type RunLogsOptions,
} from '../../src/core/public.js';
import { tarHeader } from '../support/tarHeader.js';
import { SEQUENCES } from './sequences.js';

/** Something that is sent to use up memory or time, and what it may cost. */
interface Bomb {
  readonly name: string;
  /** Bytes of memory that it may take. */
  readonly bytes: number;
  /** Milliseconds for which it may block the event loop, on a busy machine. */
  readonly block: number;
  /** Milliseconds of processor time that it may take, where that is promised. */
  readonly cpu?: number;
  /** How it is to end. */
  readonly outcome: RegExp;
  /** Makes what is sent, which is not measured. The function resolves with a word for the end. */
  readonly prepare: () => () => Promise<string>;
}

const MIB = 1024 * 1024;
/** For all but one of the logs: the limit itself is the same rule for any number. */
const LIMIT = 64 * MIB;
const LINE = 'epoch 1 step 2 loss=0.1234 accuracy=0.98\n';

/** A body of these chunks, each made when it is asked for; the last one again and again. */
function bodyOf(next: (at: number) => Uint8Array | string | undefined): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let at = 0;
  return new ReadableStream(
    {
      pull: async (controller) => {
        // As a socket does: a turn of the event loop for each chunk.
        await new Promise((resolve) => setImmediate(resolve));
        const chunk = next(at++);
        if (chunk === undefined) controller.close();
        else controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
      },
    },
    { highWaterMark: 0 },
  );
}

const endless = (chunk: Uint8Array | string, first = chunk): ReadableStream<Uint8Array> =>
  bodyOf((at) => (at === 0 ? first : chunk));

/** What a session ends with when a KFP server answers like this. */
async function endOf(
  answers: { log?: () => Response; run?: () => Response },
  options: Partial<RunLogsOptions> = {},
): Promise<string> {
  const missing = (): Response => new Response('Could not get pod train', { status: 500 });
  const { log = missing, run = missing } = answers;
  const respond = (url: string): Response =>
    url.includes('/k8s/pod/logs') ? log() : url.includes('/apis/v1beta1/') ? run() : missing();
  const client = createKfpClient({
    baseUrl: 'http://kfp.invalid',
    timeouts: { head: 2_000, stall: 500 },
    fetch: (url) => Promise.resolve(respond(typeof url === 'string' ? url : '')),
  });
  const target = { runId: 'b5f0', podName: 'train-1', namespace: 'team-a' };
  const session = openRunLogs(target, { client, maxBytes: LIMIT, ...options });
  const { diagnosis, status, attempts } = await session.settled;
  session.close();
  const causes = [...attempts.map(({ cause }) => cause), ...(diagnosis?.others ?? [])];
  const isTooLarge = causes.some((cause) => cause?.code === 'response-too-large');
  return isTooLarge ? 'response-too-large' : (diagnosis?.code ?? status);
}

async function repositoryOf(lookUp: Promise<unknown>): Promise<string> {
  try {
    await lookUp;
    return 'repository';
  } catch (error) {
    if (!(error instanceof ArtifactRepositoryError)) throw error;
    return error.code.replace('repository-', '');
  }
}

const yaml = (name: string, text: () => string): Bomb => ({
  name: `YAML: ${name}`,
  bytes: 256 * MIB,
  block: 500,
  outcome: /^config-invalid$/,
  prepare: () => {
    const configMap = { kind: 'ConfigMap', data: { 'artifact-repositories': text() } };
    return () => repositoryOf(parseArtifactRepositories(configMap));
  },
});

/** @param body Makes what is sent; the function that it returns is called for each request */
const log = (
  name: string,
  body: () => () => ReadableStream<Uint8Array>,
  more: Partial<Bomb> = {},
  options: Partial<RunLogsOptions> = {},
): Bomb => ({
  name,
  bytes: 4 * LIMIT,
  block: 500,
  outcome: /^log-too-large$/,
  prepare: () => {
    const make = body();
    return () => endOf({ log: () => new Response(make()) }, options);
  },
  ...more,
});

const configMap = (name: string, respond: () => Promise<Response>): Bomb => ({
  name: `ConfigMap: ${name}`,
  bytes: 64 * MIB,
  block: 500,
  outcome: /^lookup-failed$/,
  prepare: () => {
    const timeouts = { head: 500, stall: 500 };
    const source = configMapRepositories({ url: 'http://k.invalid', timeouts, fetch: respond });
    return () => repositoryOf(source('team-a', {}));
  },
});

/** Gzip, one member after the other, that unpacks to 64 MiB each. */
const packed = (text: string): Uint8Array =>
  gzipSync(text.repeat((64 * MIB) / text.length), { level: 9 });

/** Aliases of aliases, which would be 9 to the 9th texts. */
const laughs = (): string =>
  Array.from({ length: 9 }, (_, at) => {
    const items = Array.from({ length: 9 }, () => (at === 0 ? 'x' : `*a${at - 1}`));
    return `a${at}: &a${at} [${items.join(', ')}]`;
  }).join('\n');

const repeated =
  (chunk: Uint8Array | string, first = chunk) =>
  () =>
    endless(chunk, first);
const PAX_OF_8_GIB = tarHeader('pax', 0o77777777777, 'x');
const FILE_OF_8_GIB = tarHeader('main.log', 0o77777777777);

/** Every bomb that somebody has thought of. */
export const BOMBS: readonly Bomb[] = [
  log(
    'gzip of 2 GiB, with the default limit',
    () => {
      const member = packed(LINE);
      return () => bodyOf((at) => (at < 32 ? member : undefined));
    },
    { bytes: 4 * 512 * MIB },
    { maxBytes: undefined },
  ),
  log('gzip of gzip', () => repeated(gzipSync(packed('\0'.repeat(1024)))), { outcome: /./ }),
  log('gzip of empty lines', () => repeated(packed('\n'.repeat(1024)))),
  log(
    'tar.gz whose log lies behind 8 GiB',
    () => repeated(packed('\0'.repeat(1024)), gzipSync(PAX_OF_8_GIB)),
    { outcome: /^(?!log-too-large)/ },
  ),
  log('tar with a file of 8 GiB', () => repeated(LINE.repeat(2000), FILE_OF_8_GIB)),
  log('a live log that never ends', () => repeated(LINE.repeat(2000))),
  log('one line that never ends', () => repeated('x'.repeat(65_536))),
  log('one line of other letters that never ends', () => repeated('é'.repeat(32_768))),
  ...Object.entries(SEQUENCES).map(([name, { first = '', again }]) =>
    log(
      `1 MB of sequences: ${name}`,
      () => {
        const chunk = again.repeat(65_536 / again.length);
        return () => bodyOf((at) => (at < 16 ? (at === 0 ? first : '') + chunk : undefined));
      },
      { outcome: /^complete$|pod-gone/, block: 1000, cpu: 1000 },
    ),
  ),
  {
    name: 'manifest of 200 MB',
    bytes: 256 * MIB,
    block: 500,
    outcome: /^response-too-large$/,
    prepare: () => {
      const text = `{"error":"${'x'.repeat(MIB)}`;
      const body = () => bodyOf((at) => (at < 200 ? text : undefined));
      return () => endOf({ run: () => new Response(body()) });
    },
  },
  ...(['[', '{},'] as const).map((piece): Bomb => ({
    name: `60 MB of JSON: ${piece}`,
    bytes: 512 * MIB,
    block: 1000,
    outcome: /^response-too-large$/,
    prepare: () => {
      const text = piece.repeat(MIB / piece.length);
      const body = () => bodyOf((at) => (at === 0 ? '[' : at < 60 ? text : undefined));
      return () => endOf({ run: () => new Response(body()) });
    },
  })),
  {
    name: 'compressedNodes of 1 GiB',
    bytes: 512 * MIB,
    block: 1000,
    outcome: /^response-too-large$/,
    prepare: () => {
      const member = packed(' '.repeat(1024));
      const nodes = Buffer.concat(Array.from({ length: 16 }, () => member)).toString('base64');
      const workflow = { metadata: { name: 'wf' }, status: { compressedNodes: nodes } };
      const run = { pipeline_runtime: { workflow_manifest: JSON.stringify(workflow) } };
      return () => endOf({ run: () => Response.json(run) });
    },
  },
  {
    name: 'an error that never ends',
    bytes: 64 * MIB,
    block: 500,
    outcome: /^(?!complete)/,
    prepare: () => () =>
      endOf({ log: () => new Response(endless(LINE.repeat(2000)), { status: 500 }) }),
  },
  yaml('60,000 keys', () => Array.from({ length: 60_000 }, (_, at) => `k${at}:`).join('\n')),
  yaml('aliases of aliases', laughs),
  yaml('100,000 brackets', () => '['.repeat(100_000)),
  yaml('100,000 dashes', () => '- '.repeat(100_000)),
  yaml('2 MiB', () => `a: "${'x'.repeat(2 * MIB)}"`),
  configMap('never answers', () => new Promise(() => undefined)),
  configMap('goes silent', () =>
    Promise.resolve(new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }))),
  ),
  configMap('never stops', () => Promise.resolve(new Response(endless('x'.repeat(65_536))))),
];
