import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LogDocument } from '../../../core/index.js';
import { type Place, RowLayout } from './RowLayout.js';

const layoutOf = (text: string, columns?: number) => {
  const layout = new RowLayout(LogDocument.from(text));
  layout.setColumns(columns);
  return layout;
};
/** All rows, by walking. */
const walk = (document: LogDocument, layout: RowLayout): Place[] =>
  Array.from({ length: document.lineCount }, (_, line) => line).flatMap((line) =>
    Array.from({ length: layout.rowsOf(line).count }, (_, row) => ({ line, row })),
  );

describe('rows', () => {
  test('are lines when lines are not wrapped', () => {
    const layout = layoutOf(`a\n${'x'.repeat(100)}\nb`);
    expect(layout.total).toBe(3);
    expect(layout.placeAt(2)).toEqual({ line: 2, row: 0 });
    expect(layout.lastTop(2)).toEqual({ line: 1, row: 0 });
    expect(layout.lastTop(9)).toEqual({ line: 0, row: 0 });
  });

  test('hold as many columns as they are wide, and whole characters', () => {
    const layout = layoutOf(`${'x'.repeat(21)}\n\n漢字漢字\n${'y'.repeat(10)}`, 5);
    const starts = (line: number) => {
      const rows = layout.rowsOf(line);
      return Array.from({ length: rows.count }, (_, row) => rows.startOf(row));
    };
    expect([0, 1, 2, 3].map(starts)).toEqual([[0, 5, 10, 15, 20], [0], [0, 4], [0, 5]]);
    expect(layout.rowsOf(2).rowAt(4)).toBe(1);
    expect(layout.rowsOf(0).rowAt(4)).toBe(0);
    expect(layout.rowsOf(0).rowAt(999)).toBe(4);
    layout.lastTop(2);
    expect(layout.total).toBe(10);
  });

  test('of no lines are none', () => {
    const layout = layoutOf('', 10);
    expect(layout.total).toBe(0);
    expect(layout.lastTop(5)).toEqual({ line: 0, row: 0 });
    expect(layout.placeAt(3)).toEqual({ line: 0, row: 0 });
    expect(layout.move({ line: 0, row: 0 }, 5)).toEqual({ line: 0, row: 0 });
  });

  test('are found by index, by place and by walking alike', () => {
    const line = fc.oneof(
      fc.nat(70).map((length) => 'x'.repeat(length)),
      fc.nat(20).map((length) => '漢é'.repeat(length)),
      fc.nat(20).map((length) => `\x1b[31m${'ab'.repeat(length)}\rcd`),
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 700 }),
        fc.integer({ min: 2, max: 40 }),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: -90, max: 90 })), { maxLength: 12 }),
        (lines, columns, moves) => {
          const document = LogDocument.from(lines);
          const layout = new RowLayout(document);
          layout.setColumns(columns);
          const all = walk(document, layout);
          for (const [at, by] of moves) {
            const index = at % all.length;
            const from = all[index];
            if (!from) throw new Error('No such row.');
            const to = Math.max(0, Math.min(all.length - 1, index + by));
            expect(layout.move(from, by)).toEqual(all[to]);
          }
          // Once all blocks were visited, all counts are exact.
          all.forEach((place) => layout.indexOf(place));
          expect(layout.total).toBe(all.length);
          all.forEach((place, index) => {
            if (index % 7 > 0) return;
            expect(layout.indexOf(place)).toBe(index);
            expect(layout.placeAt(index)).toEqual(place);
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});
