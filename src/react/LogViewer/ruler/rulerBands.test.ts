import { expect, test } from 'vitest';

import { LogDocument } from '../../../core/index.js';
import { RowLayout } from '../controller/RowLayout.js';
import { bandAt, bandsOf, MarkPath } from './rulerBands.js';

const lines = (count: number, length = 4): string => `${'x'.repeat(length)}\n`.repeat(count);

test('each line is in one band, and each pixel above the last row too', () => {
  for (const [count, parts, least] of [
    [1000, 300, 20],
    [100, 300, 20],
    [5, 300, 20],
    [1, 300, 1],
    [0, 300, 20],
  ] as const) {
    const edges = new RowLayout(LogDocument.from(lines(count))).divide(parts, least);
    const bands = [...bandsOf(edges)];
    expect(bands.at(0)?.first ?? 0).toBe(0);
    expect(bands.at(-1)?.end ?? 0).toBe(count);
    for (const [i, band] of bands.entries()) {
      expect(band.from).toBe(bands[i - 1]?.to ?? 0);
      expect(band.first).toBe(bands[i - 1]?.end ?? 0);
      expect(bandAt(edges, band.from)).toEqual(band);
      expect(bandAt(edges, band.to - 1)).toEqual(band);
    }
    expect(bandAt(edges, parts)).toBeUndefined();
  }
});

test('wrapped lines take as many pixels as they have rows, about', () => {
  const document = LogDocument.from(lines(300) + lines(300, 400) + lines(300));
  const layout = new RowLayout(document);
  layout.setColumns(100);
  const edges = layout.divide(180, 20);
  // 300 rows, 1200 rows, 300 rows.
  expect(edges[30]).toBeCloseTo(300, -1);
  expect(edges[90]).toBeCloseTo(450, -1);
  expect(edges[150]).toBeCloseTo(600, -1);
  expect(edges[180]).toBe(900);
});

test('of a log of very many wrapped lines, no line is read', () => {
  const document = LogDocument.from(lines(300_000));
  document.lineRows = () => {
    throw new Error('A line was read.');
  };
  const layout = new RowLayout(document);
  layout.setColumns(2);
  const edges = layout.divide(1000, 20);
  expect(edges[500]).toBe(150_000);
});

test('a mark is three pixels high at least, stays in the ruler, and joins the next one', () => {
  const marks = new MarkPath(3, 4, 100);
  for (const from of [0, 40, 42]) marks.add({ from, to: from + 1 });
  marks.add({ from: 50, to: 70 });
  marks.add({ from: 99, to: 100 });
  expect(marks.end()).toBe('M3 0h4v3h-4zM3 39h4v5h-4zM3 50h4v20h-4zM3 97h4v3h-4z');
  expect(new MarkPath(0, 1, 1).end()).toBe('');
});
