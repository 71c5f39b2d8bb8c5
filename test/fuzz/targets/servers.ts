import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import {
  type Clock,
  createKfpClient,
  createReport,
  DEFAULT_RUNGS,
  openRunLogs,
  type RunLogsSnapshot,
  type RunLogsTarget,
} from '../../../src/core/index.js';
import { check, type FuzzTarget } from '../FuzzTarget.js';
import { hostileText } from '../mutate.js';
import type { Random } from '../Random.js';

const BODIES = 'test/exchanges/bodies/';
const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Waits of less than a second are over at once; time-outs, which no answer here needs, never come. */
const clock: Clock = {
  now: () => performance.now(),
  setTimeout: (task, ms) => (ms < 1000 ? setImmediate(task) : undefined),
  clearTimeout: (timer) => {
    clearImmediate(timer as NodeJS.Immediate);
  },
  requestFrame: (task) => setImmediate(task),
  cancelFrame: (frame) => {
    clearImmediate(frame as NodeJS.Immediate);
  },
};

/** An entry of a tar archive, with a header in which some field may be wrong. */
function tarEntry(random: Random, content: Uint8Array): Uint8Array {
  const header = new Uint8Array(512);
  const put = (at: number, text: string): void => {
    header.set(encode(text).subarray(0, 512 - at), at);
  };
  put(0, random.pick(['main.log', '../x', 'a/', hostileText(random)]));
  const size = random.oneIn(5) ? random.count() : content.length;
  put(124, random.pick([size.toString(8).padStart(11, '0'), '77777777777', '-1', 'x', '\x80\xff']));
  put(156, random.pick(['0', '\0', '5', 'x', 'L', '7', 'g']));
  put(257, random.oneIn(8) ? 'ustaR' : 'ustar\0');
  if (random.oneIn(8)) header[random.below(512)] = random.below(256);
  const padding = new Uint8Array((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding]);
}

function stored(random: Random): Uint8Array {
  let bytes = encode(random.several(40, () => `line ${hostileText(random)}\n`).join(''));
  if (random.oneIn(2)) {
    bytes = Uint8Array.from(Buffer.concat(random.several(3, () => tarEntry(random, bytes))));
  }
  for (let times = random.below(3); times > 0; times--) bytes = Uint8Array.from(gzipSync(bytes));
  return bytes;
}

const TARGET: RunLogsTarget = {
  ...{ runId: 'b5f0', podName: 'wf-train-1', namespace: 'team-a' },
  createdAt: '2026-08-20T09:00:00Z',
};
const ARCHIVE = { source: 'minio', bucket: 'mlpipeline', key: 'artifacts/wf/main.log' } as const;

/** A body in pieces, as a connection delivers it. */
function bodyOf(bytes: Uint8Array, random: Random): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < bytes.length;) {
        const end = at + 1 + random.below(random.oneIn(2) ? 64 : bytes.length);
        controller.enqueue(bytes.slice(at, end));
        at = end;
      }
      if (random.oneIn(10)) controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
}

/** A server that answers anything to anything: gzip, tar, logs, pages, pods, manifests. */
export const servers: FuzzTarget = {
  name: 'server',
  weight: 0.6,
  seeds: readdirSync(BODIES).map((file) => readFileSync(BODIES + file).subarray(0, 16_384)),
  make: stored,
  run: async (input, random) => {
    const statuses = [200, 200, 200, 404, 500];
    const client = createKfpClient({
      baseUrl: 'http://kfp.invalid/',
      fetch: () =>
        Promise.resolve(new Response(bodyOf(input, random), { status: random.pick(statuses) })),
    });
    const target = random.oneIn(2) ? { ...TARGET, archive: ARCHIVE } : TARGET;
    const rungs = random.oneIn(8) ? DEFAULT_RUNGS : [random.pick(DEFAULT_RUNGS)];
    const session = openRunLogs(target, { client, clock, rungs });
    const following = new Promise<RunLogsSnapshot>((resolve) => {
      session.subscribe(() => {
        if (session.getSnapshot().status === 'following') resolve(session.getSnapshot());
      });
    });
    const snapshot = await Promise.race([session.settled, following]);
    session.close();
    check(
      ['complete', 'following', 'waiting', 'unavailable'].includes(snapshot.status),
      'It never settles',
    );
    createReport(snapshot, target);
  },
};
