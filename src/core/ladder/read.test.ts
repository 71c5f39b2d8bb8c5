import { describe, expect, it, vi } from 'vitest';

import { slowBody } from '../../../test/support/slowBody.js';
import { concatBytes } from '../base/bytes.js';
import { Scheduler } from '../base/scheduler.js';
import type { KfpResponse } from '../kfp/types.js';
import { readLog } from './read.js';

const OPTIONS = {
  stall: 30_000,
  signal: new AbortController().signal,
  scheduler: new Scheduler(),
  limit: 1024 * 1024,
  onEvent: vi.fn(),
};

function answerOf(body: ReadableStream<Uint8Array>): KfpResponse {
  return {
    request: 'GET k8s/pod/logs',
    status: 200,
    redirected: false,
    contentType: undefined,
    contentDisposition: undefined,
    body,
  };
}

describe(readLog.name, () => {
  it('rejects when it is aborted, and does not end the body as if that were all of it', async () => {
    const abort = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('step 1\n'));
        abort.signal.addEventListener('abort', () => {
          controller.error(abort.signal.reason);
        });
      },
    });
    const intake = {
      push: vi.fn(),
      isFull: false,
      isBehind: false,
      end: vi.fn(() => Promise.resolve('ok' as const)),
    };
    const reading = readLog(answerOf(body), intake, {
      ...OPTIONS,
      signal: abort.signal,
      onEvent: () => {
        abort.abort(new Error('no longer wanted'));
      },
    });
    await expect(reading).rejects.toThrow('no longer wanted');
    expect(intake.end).not.toHaveBeenCalled();
  });

  it('writes the first lines of a chunk of megabytes before the others, and all of it in the end', async () => {
    const text = `${'x'.repeat(99)}\n`.repeat(10_000);
    const chunk = new TextEncoder().encode(text);
    const pushed: Uint8Array[] = [];
    const intake = {
      push: (bytes: Uint8Array) => void pushed.push(bytes),
      isFull: false,
      isBehind: false,
      end: () => Promise.resolve('ok' as const),
    };
    let firstBytes = 0;
    const reading = readLog(answerOf(streamOf(chunk)), intake, {
      ...OPTIONS,
      onEvent: ({ type }) => {
        if (type !== 'firstBytes') return;
        // The document has what was pushed, and then the page gets a turn.
        setTimeout(() => {
          firstBytes = concatBytes(pushed).byteLength;
        });
      },
    });
    await expect(reading).resolves.toMatchObject({ kind: 'log', bytes: chunk.byteLength });
    expect(firstBytes).toBeGreaterThan(0);
    expect(firstBytes).toBeLessThanOrEqual(64 * 1024);
    expect(new TextDecoder().decode(concatBytes(pushed)) === text).toBe(true);
  });

  it('lets the page have its turn, though each chunk takes long enough to have had one', async () => {
    const { body, seen } = slowBody({ chunks: 100 });
    const intake = {
      push: vi.fn(),
      isFull: false,
      isBehind: false,
      end: vi.fn(() => Promise.resolve('ok' as const)),
    };
    await readLog(answerOf(body), intake, { ...OPTIONS, limit: 100 * 1024 * 1024 });
    expect(seen.longestTask).toBeLessThanOrEqual(25);
  });
});

function streamOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}
