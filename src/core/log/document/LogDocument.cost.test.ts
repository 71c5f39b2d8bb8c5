import { afterAll, beforeAll, expect, test } from 'vitest';

import { SEQUENCES } from '../../../../test/bombs/sequences.js';
import { CellPages } from '../vt/CellPages.js';
import { LogDocument } from './LogDocument.js';

/** The members of {@link CellPages} that touch cells: how many, by their arguments and result. */
const TOUCHED: Readonly<Record<string, (args: number[], result: number) => number>> = {
  cellAt: () => 1,
  styleAt: () => 1,
  write: () => 1,
  replace: () => 1,
  skipEmpty: () => 1,
  skipEqual: ([column = 0], end) => end - column,
  fill: ([start = 0, end = 0]) => end - start,
  move: ([, , length = 0]) => length,
  clear: () => 1,
};
/** Cells of a memory that is filled or moved at once that cost as much as one that is looked at. */
const AT_ONCE: Readonly<Record<string, number>> = { fill: 64, move: 64 };

const own = Object.getOwnPropertyDescriptors(CellPages.prototype) as Record<
  string,
  PropertyDescriptor
>;
let touched = 0;

beforeAll(() => {
  for (const [name, countOf] of Object.entries(TOUCHED)) {
    const member = own[name]?.value as (...args: number[]) => number;
    const value = function (this: CellPages, ...args: number[]): number {
      const result = member.apply(this, args);
      touched += countOf(args, result) / (AT_ONCE[name] ?? 1);
      return result;
    };
    Object.defineProperty(CellPages.prototype, name, { ...own[name], value });
  }
});

afterAll(() => {
  Object.defineProperties(CellPages.prototype, own);
});

const BYTES = 64 * 1024;

test.each(Object.entries(SEQUENCES))(
  'a byte touches a bounded number of cells: %s',
  (_, { first = '', again }) => {
    const document = new LogDocument();
    document.appendText(first);
    const text = again.repeat(Math.ceil(BYTES / again.length));
    touched = 0;
    document.appendText(text);
    expect(document.lineCount).toBeGreaterThanOrEqual(0);
    const { length } = new TextEncoder().encode(text);
    expect(touched / length).toBeLessThan(32);
  },
);

test('100,000 updates of nested bars touch a bounded number of cells for each byte', () => {
  const document = new LogDocument();
  let length = 0;
  touched = 0;
  for (let i = 0; i < 100_000; i++) {
    const text = `\router ${i}%\n\rinner ${'#'.repeat(i % 20)}\x1b[K\x1b[A`;
    length += text.length;
    document.appendText(text);
  }
  expect(document.lineText(0)).toBe('outer 99999%');
  expect(document.keptByteLength).toBeLessThan(200);
  expect(touched / length).toBeLessThan(4);
}, 60_000);

test('a line of 100 MB of updates keeps what it shows, and is read byte by byte once', () => {
  const document = new LogDocument();
  const update = `\r${'█'.repeat(8)} 50% of the file`;
  const chunk = new TextEncoder().encode(update.repeat(Math.floor(65_536 / 41)));
  touched = 0;
  while (document.byteLength < 100_000_000) document.append(chunk);
  expect(document.keptByteLength).toBeLessThan(3 * 65_536);
  expect(document.lineText(0)).toBe(update.slice(1));
  expect(touched / document.byteLength).toBeLessThan(8);
}, 120_000);

test('what sequences add to a text counts as memory that the log takes', () => {
  const document = new LogDocument();
  const text = '\x1b[999;1Hx\x1b[2J'.repeat(20_000);
  document.appendText(text);
  expect(document.lineCount).toBeGreaterThan(100_000);
  const grown = document.keptByteLength - text.length;
  expect(grown).toBeGreaterThan(text.length);
  expect(document.indexByteLength).toBeGreaterThanOrEqual(grown);
});
