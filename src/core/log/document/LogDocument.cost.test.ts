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
