import { expect, test, vi } from 'vitest';

import { slowBody } from '../../../test/support/slowBody.js';
import { readAhead } from './readAhead.js';

const MIB = 1024 * 1024;

/** A body without end, which counts what was taken of it. */
function endless({ failsAt = Infinity }: { failsAt?: number } = {}) {
  const seen = { bytes: 0, cancelled: vi.fn() };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (seen.bytes >= failsAt) throw new Error('reset');
        const bytes = new Uint8Array(MIB / 2).fill(seen.bytes / (MIB / 2));
        seen.bytes += bytes.byteLength;
        controller.enqueue(bytes);
      },
      cancel: seen.cancelled,
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

test('a body comes in while nobody reads it, up to 16 MiB', async () => {
  const { body, seen } = endless();
  const ahead = readAhead(body).getReader();
  await expect.poll(() => seen.bytes).toBe(16 * MIB);
  expect((await ahead.read()).value?.[0]).toBe(0);
  expect((await ahead.read()).value?.[0]).toBe(1);
  await expect.poll(() => seen.bytes).toBe(17 * MIB);
});

test('its end is the end of the body', async () => {
  const text = await new Response(readAhead(new Blob(['one', 'two']).stream())).text();
  expect(text).toBe('onetwo');
});

test('what came before a failure is read, and then the failure', async () => {
  const { body } = endless({ failsAt: MIB });
  const ahead = readAhead(body).getReader();
  expect((await ahead.read()).done).toBe(false);
  await expect(Promise.all([ahead.read(), ahead.read()])).rejects.toThrow('reset');
});

test('a body that is not wanted any more is cancelled', async () => {
  const { body, seen } = endless();
  await readAhead(body).cancel('closed');
  expect(seen.cancelled).toHaveBeenCalledWith('closed');
});

test('the page has its turn while a body comes in as fast as it is read', async () => {
  const { body, seen } = slowBody({ chunks: 100 });
  const ahead = readAhead(body);
  await expect.poll(() => seen.longestTask).toBeGreaterThan(0);
  await new Response(ahead).arrayBuffer();
  expect(seen.longestTask).toBeLessThanOrEqual(25);
});
