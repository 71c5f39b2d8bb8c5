import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { differences } from '../support/exchanges/differences.js';
import type { Exchange } from '../support/exchanges/Exchange.js';
import type { ReplayedResponse } from '../support/exchanges/replay.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const exchange = (given: Partial<Exchange>): Exchange => ({
  id: 'x1',
  variant: 'default',
  note: '',
  request: { method: 'GET', path: '/k8s/pod/logs', headers: {} },
  status: 200,
  headers: {},
  body: bytes('a log\n'),
  ...given,
});
const answered = (given: Partial<ReplayedResponse>): ReplayedResponse => ({
  status: 200,
  contentType: undefined,
  body: bytes('a log\n'),
  ...given,
});

describe('a response is compared with the recorded one', () => {
  test('an equal response has no differences', () => {
    expect(differences(exchange({}), answered({}), [])).toEqual([]);
  });

  test.each([
    ['status', answered({ status: 500 }), 'status: expected 200, got 500'],
    ['content type', answered({ contentType: 'text/plain' }), 'content-type: expected none'],
    ['bytes', answered({ body: bytes('a dog\n') }), 'first difference at 2'],
    ['a cut body', answered({ body: bytes('a l') }), '6 bytes expected, 3 got'],
  ])('another %s is a difference', (_name, actual, text) => {
    expect(differences(exchange({}), actual, []).join('\n')).toContain(text);
  });

  test('bytes that decode to the same text are still other bytes', () => {
    const body = Uint8Array.of(0xff);
    expect(
      differences(exchange({ body }), answered({ body: Uint8Array.of(0xfe) }), []),
    ).toHaveLength(1);
  });

  test('date and priority UIDs of a Kubernetes error do not count', () => {
    const error = (date: string) =>
      bytes(
        `Headers: {"content-length":"3","date":"${date}","x-kubernetes-pf-flowschema-uid":"1"}`,
      );
    const wanted = exchange({ body: error('Sat') });
    expect(differences(wanted, answered({ body: error('Sun') }), [])).toEqual([]);
  });

  test('a pod may have more fields than the world gives it, not fewer or other ones', () => {
    const world = [
      { kind: 'Pod', metadata: { name: 'p', namespace: 'n' }, status: { phase: 'x' } },
    ];
    const pod = (phase: string) =>
      bytes(JSON.stringify({ ...world[0], status: { phase, uid: phase } }));
    const request = { method: 'GET', path: '/k8s/pod?podname=p', headers: {} };
    const wanted = exchange({ request, body: pod('Running') });
    const got = (phase: string, uid: unknown) =>
      answered({ body: bytes(JSON.stringify({ ...world[0], status: { phase, uid } })) });
    expect(differences(wanted, got('Running', 'other'), world)).toEqual([]);
    expect(differences(wanted, got('Failed', 'Running'), world)).toHaveLength(1);
  });
});

describe('npm run exchanges', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'exchanges-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const root = fileURLToPath(new URL('../../', import.meta.url));
  const run = async (...args: string[]) => {
    const here = ['world.json', 'variants.json'].flatMap((name) => [
      `--${name.replace('.json', '')}`,
      join(root, 'test/exchanges', name),
    ]);
    return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
      const command = ['--import', 'tsx', 'scripts/exchanges.ts', ...here, ...args];
      execFile(process.execPath, command, { cwd: root }, (error, out, err) => {
        resolve({ code: error?.code ?? 0, out, err });
      });
    });
  };

  test('counts what matches and shows what differs', async () => {
    const file = join(folder, 'two.jsonl');
    const request = { method: 'GET', path: '/k8s/pod/logs', headers: {} };
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const right = { id: 'r', variant: 'default', request, status: 400, headers };
    const lines = [
      { ...right, body: 'podname argument is required' },
      { ...right, body: 'x' },
    ];
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const { code, out } = await run(file);
    expect(out).toContain('1 bytes expected, 28 got');
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 match, 1 differ');
    expect(code).toBe(1);
  });

  test.each([
    ['a file that is not there', undefined, 'cannot be read (ENOENT)'],
    ['a line that is not JSON', '{"id":', 'line 1 is not JSON'],
    ['a line that is no exchange', '{"id":"a"}', 'line 1 is no exchange'],
    [
      'a variant that nobody knows',
      '{"id":"a","variant":"v","status":200,"request":{"method":"GET","path":"/"}}',
      'There is no variant "v".',
    ],
  ])('says so in one sentence at %s', async (name, content, sentence) => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.jsonl`);
    if (content !== undefined) await writeFile(file, content);
    const { code, err } = await run(file);
    expect(err).toContain(sentence);
    expect(err.trimEnd()).not.toContain('\n');
    expect(code).toBe(2);
  });
});
