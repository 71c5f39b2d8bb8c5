import { describe, expect, test, vi } from 'vitest';

import { LogDocument } from '../../../core/index.js';
import { ReadingPlace } from './ReadingPlace.js';
import { comparePlaces } from './RowLayout.js';

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}\n`).join('');

const placeIn = (document: LogDocument, { follow = true, rows = 10 } = {}) => {
  const place = new ReadingPlace();
  place.setFollow(follow);
  place.show(document);
  place.settle(rows, undefined);
  return place;
};

describe('a reader', () => {
  test('a reader who follows stays at the end as the log and the view grow', () => {
    const document = new LogDocument();
    document.appendText(numbered(100));
    const place = placeIn(document);
    expect(place.top).toEqual({ line: 90, row: 0 });
    document.appendText(numbered(5));
    place.settle(10, undefined);
    expect([place.top.line, place.atEnd, place.newLines]).toEqual([95, true, 0]);
    place.settle(20, undefined);
    expect(place.top.line).toBe(85);
  });

  test('a reader who goes up pauses, sees how many lines came, and resumes at the end', () => {
    const document = new LogDocument();
    document.appendText(numbered(100));
    const place = placeIn(document);
    const told = vi.fn();
    place.onFollowChange = told;
    place.follow({ lines: -3 });
    document.appendText(numbered(7));
    place.settle(10, undefined);
    expect([place.top.line, place.following, place.newLines]).toEqual([87, false, 7]);
    place.goTo('end');
    expect([place.top.line, place.following, place.newLines]).toEqual([97, true, 0]);
    expect(told.mock.calls).toEqual([[false], [true]]);
  });

  test('a reader who does not follow begins at the start, with no new lines counted, and stays there', () => {
    const document = LogDocument.from(numbered(100));
    const place = placeIn(document, { follow: false });
    expect([place.top.line, place.atEnd, place.newLines]).toEqual([0, false, 0]);
    place.follow('end');
    place.settle(10, undefined);
    expect([place.top.line, place.following, place.atEnd]).toEqual([90, false, true]);
  });

  test('turns a wheel by parts of a row, which add up', () => {
    const place = placeIn(LogDocument.from(numbered(100)), { follow: false });
    for (let i = 0; i < 7; i++) place.moveBy(0.5);
    expect(place.top.line).toBe(3);
    place.moveBy(-0.5);
    expect(place.top.line).toBe(3);
    place.moveBy(-1);
    expect(place.top.line).toBe(2);
  });

  test('goes by pages that share a row, and to lines below the first third of the view', () => {
    const place = placeIn(LogDocument.from(numbered(100)), { follow: false });
    place.follow({ pages: 2 });
    expect(place.top.line).toBe(18);
    place.bringTo({ line: 50, row: 0 });
    expect(place.top.line).toBe(47);
    place.follow('start');
    expect(place.top.line).toBe(0);
  });

  test('of another document is at its end again', () => {
    const place = placeIn(LogDocument.from(numbered(100)));
    place.follow('start');
    place.show(LogDocument.from(numbered(30)));
    place.settle(10, undefined);
    expect([place.top.line, place.following]).toEqual([20, true]);
  });
});

test('no place is lost when appends, resizes and wraps interleave with scrolling', () => {
  // A generator of our own: ten thousand steps are one history, not ten thousand cases to shrink.
  let seed = 20261121;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
  const document = new LogDocument();
  document.appendText('first line\n');
  let rows = 20;
  let columns: number | undefined;
  const place = placeIn(document, { follow: false, rows });
  place.goTo({ line: 0, row: 0 });
  /** The column that the reader sees at the left of the first row. */
  let column = 0;
  let stayed = 0;
  for (let step = 0; step < 10_000; step++) {
    const { line } = place.top;
    const kind = random(6);
    if (kind === 0) {
      const pieces = [
        'short',
        'x'.repeat(random(400)),
        '漢字'.repeat(random(90)),
        '\x1b[32mgreen\x1b[0m',
        '',
      ];
      const count = 1 + random(12);
      const text = Array.from({ length: count }, () => pieces[random(pieces.length)] ?? '');
      document.appendText(text.join('\n') + (random(2) === 0 ? '' : '\n'));
    } else if (kind === 1) {
      columns = random(3) === 0 ? undefined : 5 + random(150);
    } else if (kind === 2) {
      rows = 1 + random(60);
    } else {
      const from = place.top;
      const by = (1 + random(random(16) === 0 ? 2000 : 20)) * (random(2) === 0 ? 1 : -1);
      place.moveBy(by);
      const isAtAnEnd = place.atEnd || comparePlaces(place.top, { line: 0, row: 0 }) === 0;
      if (!isAtAnEnd && Math.abs(by) < 100) {
        expect(place.layout.move(place.top, -by)).toEqual(from);
      }
      column = place.layout.rowsOf(place.top.line).startOf(place.top.row);
      continue;
    }
    place.settle(rows, columns);
    const { layout, top, index } = place;
    const kept = { line, row: layout.rowsOf(line).rowAt(column) };
    if (comparePlaces(top, kept) === 0) {
      stayed += 1;
    } else {
      // Unless the view has become higher than the rest of the log below its first row.
      expect(comparePlaces(kept, layout.lastTop(rows))).toBeGreaterThan(0);
      expect(top).toEqual(layout.lastTop(rows));
      column = layout.rowsOf(top.line).startOf(top.row);
    }
    // The scrollbar is put where the place is, and read again it gives that place.
    expect(index).toBeLessThan(Math.max(1, layout.total));
    expect(layout.placeAt(index)).toEqual(top);
  }
  expect(stayed).toBeGreaterThan(4000);
  expect(document.lineCount).toBeGreaterThan(5000);
}, 60_000);
