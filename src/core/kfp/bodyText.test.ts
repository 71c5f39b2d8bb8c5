import { describe, expect, test, vi } from 'vitest';

import { ManualClock } from '../../../test/support/ManualClock.js';
import { Scheduler } from '../base/scheduler.js';
import type { BodyReading } from './body.js';
import { readText, readWholeText } from './bodyText.js';

const KIB = 1024;

const reading = (more: Partial<BodyReading> = {}): BodyReading => ({
  request: 'GET x',
  stall: 10_000,
  signal: new AbortController().signal,
  ...more,
});

function streamOf(...chunks: (Uint8Array | string)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) {
        controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
      }
      controller.close();
    },
  });
}

/** A body that has a chunk whenever one is asked for, and tells when it is given up. */
function endless(bytes: number): { body: ReadableStream<Uint8Array>; cancel: () => void } {
  const cancel = vi.fn();
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    controller.enqueue(new Uint8Array(bytes).fill(97));
  };
  return { body: new ReadableStream({ pull, cancel }), cancel };
}

test('characters that chunks cut are decoded', async () => {
  const bytes = new TextEncoder().encode('é漢😀');
  const body = streamOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)));
  expect(await readText(body, reading())).toBe('é漢😀');
});

describe(readText, () => {
  test('gives the first 64 KiB of a text that does not end, and gives the rest up', async () => {
    const { body, cancel } = endless(1000);
    expect(await readText(body, reading())).toHaveLength(64 * KIB);
    expect(cancel).toHaveBeenCalled();
  });

  test('gives what came before the body went silent', async () => {
    const clock = new ManualClock();
    const asked = vi.fn<() => Promise<void>>(() => new Promise(() => undefined));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('half'));
      },
      pull: asked,
    });
    const text = readText(body, reading({ scheduler: new Scheduler(clock) }));
    await vi.waitFor(() => {
      expect(asked).toHaveBeenCalled();
    });
    clock.advance(20_000);
    expect(await text).toBe('half');
  });

  test("fails with the signal's reason", async () => {
    const aborter = new AbortController();
    const reason = new Error('not wanted');
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        aborter.signal.addEventListener('abort', () => {
          controller.error(reason);
        });
      },
    });
    const text = readText(body, reading({ signal: aborter.signal }));
    aborter.abort(reason);
    await expect(text).rejects.toBe(reason);
  });
});

describe(readWholeText, () => {
  test('gives a text of exactly its limit, and refuses one byte more', async () => {
    const text = 'x'.repeat(2 * KIB);
    expect(await readWholeText(streamOf(text), reading(), 2 * KIB)).toBe(text);
    const more = readWholeText(streamOf(text, 'x'), reading(), 2 * KIB);
    await expect(more).rejects.toMatchObject({
      failure: 'oversized',
      message: 'More than 2 KiB.',
    });
  });

  test('gives up a text that does not end', async () => {
    const { body, cancel } = endless(1000);
    await expect(readWholeText(body, reading(), 4 * KIB)).rejects.toMatchObject({
      failure: 'oversized',
    });
    expect(cancel).toHaveBeenCalled();
  });

  test('gives up a text that comes byte by byte, each of them in time', async () => {
    const clock = new ManualClock();
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          clock.advance(9_000);
          controller.enqueue(Uint8Array.of(97));
        },
      },
      { highWaterMark: 0 },
    );
    const text = readWholeText(body, reading({ scheduler: new Scheduler(clock) }), KIB);
    await expect(text).rejects.toMatchObject({ failure: 'stalled' });
  });
});
