import { afterEach, describe, expect, test } from 'vitest';

import { LogDocument, LogSearch } from '../../src/core/public.js';

const set = Object.getOwnPropertyDescriptor(Uint8Array.prototype, 'set');
// Each kind of array has it from the one that all are made from.
const { set: copy } = Object.getPrototypeOf(Uint8Array.prototype) as {
  readonly set: (from: ArrayLike<number>, offset?: number) => void;
};

afterEach(() => {
  if (set) Object.defineProperty(Uint8Array.prototype, 'set', set);
  else Reflect.deleteProperty(Uint8Array.prototype, 'set');
});

/** Counts the bytes that are copied from now on. */
function countCopies(): { bytes: number } {
  const copied = { bytes: 0 };
  Object.defineProperty(Uint8Array.prototype, 'set', {
    configurable: true,
    value(this: Uint8Array, from: ArrayLike<number>, offset?: number) {
      copied.bytes += from.length;
      Reflect.apply(copy, this, [from, offset]);
    },
  });
  return copied;
}

/** Faults of other viewers, each in the smallest log that shows it. */
describe('a trap that other viewers fell into', () => {
  test('appending costs by what comes, not by what is there (O(n²) append)', () => {
    const piece = new TextEncoder().encode('2026-08-20 09:00:00 INFO step 1 loss=0.5\n');
    const log = new LogDocument();
    const copied = countCopies();
    const costs = [1, 2, 3, 4].map(() => {
      const before = copied.bytes;
      for (let count = 0; count < 5_000; count += 1) log.append(piece);
      return copied.bytes - before;
    });
    expect(log.lineCount).toBe(20_000);
    expect(costs[0]).toBeGreaterThan(0);
    for (const cost of costs) expect(cost).toBeLessThan(3 * 5_000 * piece.length);
  });

  test('a count is exact however many matches there are (count capped without saying so)', async () => {
    const search = new LogSearch(LogDocument.from('error error\n'.repeat(120_000)), 'error');
    await search.run();
    expect(search.count).toBe(240_000);
  });

  test.each([
    ['\x1b[2KDownloading', 'Downloading'],
    ['50%\r\x1b[KDone', 'Done'],
    ['keep\x1b[K this', 'keep this'],
  ])('%j erases what is there, and nothing that follows (ESC[K eating text)', (log, text) => {
    expect(LogDocument.from(log).lineText(0)).toBe(text);
  });

  test('every newline ends a line, blank ones too (only the first newline converted, blank lines dropped)', () => {
    const log = LogDocument.from('one\n\n\r\ntwo\r\n\nthree');
    const lines = Array.from({ length: log.lineCount }, (_, line) => log.lineText(line));
    expect(lines).toEqual(['one', '', '', 'two', '', 'three']);
  });
});
