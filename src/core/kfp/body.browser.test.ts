import { expect, inject, test } from 'vitest';

import { firstDifference } from '../../../test/support/largeBody.js';
import { readChunks } from './body.js';

const BYTES = 100_000_000;
/** For what takes real time. */
const FEWER = 40_000_000;

/** Reads a large body; resolves with how many bytes have come, and whether they are those that were sent. */
async function read(
  query: string,
  {
    length = BYTES,
    stall,
    onChunk,
  }: { length?: number; stall: number; onChunk?: (bytes: number) => unknown },
): Promise<{ bytes: number; difference: number }> {
  const { signal } = new AbortController();
  const { body } = await fetch(`${inject('realBodies')}/large?bytes=${length}${query}`);
  if (!body) throw new Error('There is no body.');
  const reading = { request: 'GET /large', endpoint: 'podLogs', stall, signal } as const;
  let bytes = 0;
  let difference = -1;
  for await (const chunk of readChunks(body, reading)) {
    if (difference < 0) difference = firstDifference(chunk, bytes);
    bytes += chunk.length;
    await onChunk?.(bytes);
  }
  return { bytes, difference };
}

test('100 MB arrive whole', async () => {
  expect(await read('', { stall: 10_000 })).toEqual({ bytes: BYTES, difference: -1 });
});

test('100 MB arrive whole where the server is silent now and then', async () => {
  const silences = '&every=9000000&pause=120';
  expect(await read(silences, { stall: 10_000 })).toEqual({ bytes: BYTES, difference: -1 });
});

test('a body arrives whole where who reads it takes longer than it may be silent', async () => {
  let rested = 0;
  const onChunk = async (bytes: number): Promise<void> => {
    if (bytes < (rested + 1) * 15_000_000) return;
    rested += 1;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
  };
  const reading = await read('', { length: FEWER, stall: 2_000, onChunk });
  expect(reading).toEqual({ bytes: FEWER, difference: -1 });
  expect(rested).toBe(2);
});

test('a body arrives whole where the page is busy for longer than it may be silent', async () => {
  let busy = 0;
  const onChunk = (bytes: number): void => {
    if (bytes < (busy + 1) * 15_000_000) return;
    busy += 1;
    const end = performance.now() + 2_500;
    while (performance.now() < end);
  };
  const query = '&every=10000000&pause=50';
  const reading = await read(query, { length: FEWER, stall: 2_000, onChunk });
  expect(reading).toEqual({ bytes: FEWER, difference: -1 });
});

test('a body that goes silent for longer is given up', async () => {
  const silence = '&every=10000000&pause=3000';
  await expect(read(silence, { stall: 300 })).rejects.toMatchObject({ failure: 'stalled' });
});
