import { describe, expect, test, vi } from 'vitest';

import { LineBits, LogDocument, Projection } from '../../../core/index.js';
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

  test('keeps the last line in view where a bar takes rows from the view, and the first one in a short log', () => {
    const place = placeIn(LogDocument.from(numbered(100)), { follow: false });
    place.bringTo({ line: 99, row: 0 });
    place.settle(8, undefined);
    expect([place.top.line, place.following, place.atEnd]).toEqual([92, false, true]);
    place.settle(10, undefined);
    expect([place.top.line, place.atEnd]).toEqual([90, true]);
    place.moveBy(-1);
    place.settle(8, undefined);
    expect([place.top.line, place.atEnd]).toEqual([89, false]);
    const short = placeIn(LogDocument.from(numbered(10)), { follow: false });
    short.settle(8, undefined);
    expect(short.top.line).toBe(0);
  });

  test('keeps the last line that a filter shows in view where a bar takes rows from the view', () => {
    const document = LogDocument.from(numbered(100));
    const place = placeIn(document, { follow: false });
    place.setProjection(showing(document, (line) => line < 30));
    place.settle(10, undefined);
    place.goTo('end');
    const last = place.layout.move(place.top, 9);
    place.settle(8, undefined);
    expect(place.layout.move(place.top, 7)).toEqual(last);
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
    let isShorterAtEnd = false;
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
      const before = rows;
      rows = 1 + random(60);
      isShorterAtEnd = rows < before && place.atEnd;
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
      // Unless the view has become higher than the rest of the log below its first row, or shorter while
      // the last row was in view.
      expect(isShorterAtEnd || comparePlaces(kept, layout.lastTop(rows)) > 0).toBe(true);
      expect(top).toEqual(layout.lastTop(rows));
      column = layout.rowsOf(top.line).startOf(top.row);
    }
    // The scrollbar is put where the place is, and read again it gives that place.
    expect(index).toBeLessThan(Math.max(1, layout.total));
    expect(layout.placeAt(index)).toEqual(top);
  }
  expect(stayed).toBeGreaterThan(3500);
  expect(document.lineCount).toBeGreaterThan(5000);
}, 60_000);

/** A filter that shows some lines of a log. */
function showing(document: LogDocument, isShown: (line: number) => boolean) {
  const lines = new LineBits();
  lines.setLength(document.lineCount);
  for (let line = 0; line < document.lineCount; line++) lines.fill(line, line + 1, isShown(line));
  const projection = new Projection(document);
  projection.setFilter({ lines });
  return projection;
}

describe.each([undefined, 20])('a reader of what a filter shows, wrapped at %s', (columns) => {
  const text = Array.from({ length: 400 }, (_, i) => `line ${i} ${'x'.repeat((i * 7) % 60)}\n`);
  const read = () => {
    const place = new ReadingPlace();
    place.setFollow(false);
    place.show(LogDocument.from(text.join('')));
    place.settle(10, columns);
    return place;
  };

  test('comes back to the same line when it is switched off', () => {
    const place = read();
    place.goTo({ line: 123, row: 0 });
    place.setProjection(showing(place.document, (line) => line % 50 === 0));
    place.settle(10, columns);
    // Hidden lines 101 to 149 have one row, in which the line is.
    expect([place.top, place.following]).toEqual([{ line: 101, row: 0 }, false]);
    place.setProjection(undefined);
    place.settle(10, columns);
    expect(place.top).toEqual({ line: 123, row: 0 });
  });

  test('comes back when all that is shown was in view, whatever keys were pressed', () => {
    const place = read();
    place.goTo({ line: 123, row: 0 });
    place.setProjection(showing(place.document, (line) => line === 7));
    place.settle(10, columns);
    expect([place.top.line, place.atEnd]).toEqual([0, true]);
    place.follow({ lines: 1 });
    place.follow('start');
    place.moveBy(-2);
    place.setProjection(undefined);
    place.settle(10, columns);
    expect([place.top.line, place.following]).toEqual([123, false]);
  });

  test('goes through it by rows, pages and the scrollbar', () => {
    const place = read();
    place.setProjection(showing(place.document, (line) => line % 10 < 2));
    place.settle(10, columns);
    const seen: number[] = [];
    for (let i = 0; i < 2000 && !place.atEnd; i++) {
      if (seen.at(-1) !== place.top.line) seen.push(place.top.line);
      place.follow({ lines: 1 });
    }
    // The first lines of the pages: all shown ones, and of each hidden run the first.
    expect(seen.slice(0, 7)).toEqual([0, 1, 2, 10, 11, 12, 20]);
    expect(seen.every((line) => line % 10 < 3)).toBe(true);
    const { total } = place.layout;
    place.goTo({ line: 0, row: 0 });
    place.scrollTo(Math.floor(total / 2), total - 10);
    expect(place.top.line % 10).toBeLessThan(3);
    expect(place.index).toBe(Math.floor(total / 2));
    expect(place.layout.placeAt(place.index)).toEqual(place.top);
  });

  test('follows what is shown as the log grows', () => {
    const document = new LogDocument();
    document.appendText(text.join(''));
    const place = new ReadingPlace();
    place.show(document);
    place.settle(10, columns);
    const lines = new LineBits();
    const projection = new Projection(document);
    projection.setFilter({ lines });
    place.setProjection(projection);
    const decide = () => {
      lines.setLength(document.lineCount);
      for (let line = 0; line < document.lineCount; line += 5) lines.fill(line, line + 1, true);
      projection.update(0);
      place.settle(10, columns);
    };
    decide();
    document.appendText('more 1\nmore 2\n');
    place.settle(10, columns);
    expect([place.following, place.atEnd]).toEqual([true, true]);
    decide();
    expect([place.following, place.atEnd]).toEqual([true, true]);
    // Row by row from the top, the last row is that of the last lines.
    expect(place.layout.move(place.top, 9).line).toBe(401);
  });
});
