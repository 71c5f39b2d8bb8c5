import { describe, expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { LogSearch } from '../search/LogSearch.js';
import { LogFilter } from './LogFilter.js';
import { Projection } from './Projection.js';

const log = (count: number, marked: (line: number) => boolean) =>
  Array.from({ length: count }, (_, line) => (marked(line) ? `error ${line}\n` : `${line}\n`)).join(
    '',
  );

async function filtered(document: LogDocument, query = 'error') {
  const filter = new LogFilter(document, { include: new LogSearch(document, query) });
  const projection = new Projection(document);
  filter.onChange = (from, to) => {
    projection.update(from, to);
  };
  projection.setFilter(filter);
  await filter.run();
  return { filter, projection };
}

/** Lines, and in parentheses how many are hidden. */
const placesOf = (projection: Projection) =>
  Array.from({ length: projection.places }, (_, place) => {
    const line = projection.lineOf(place);
    const hidden = projection.hiddenAt(line);
    expect(projection.placeOf(line)).toBe(place);
    return hidden ? `(${hidden.count})` : line;
  });

describe(Projection, () => {
  test('is the log itself where nothing is hidden', () => {
    const projection = new Projection(LogDocument.from('a\nb\nc'));
    expect(placesOf(projection)).toEqual([0, 1, 2]);
    expect([projection.shownLines, projection.hiddenAt(1)]).toEqual([3, undefined]);
  });

  test('has one place for each run of hidden lines', async () => {
    const { projection } = await filtered(LogDocument.from(log(12, (line) => line % 5 === 2)));
    expect(placesOf(projection)).toEqual(['(2)', 2, '(4)', 7, '(4)']);
    expect(projection.hiddenAt(3)).toEqual({ count: 4, reason: 'filter' });
    // A line inside of a run has the place of the run.
    expect([3, 4, 5, 6].map((line) => projection.placeOf(line))).toEqual([2, 2, 2, 2]);
    expect(projection.shownLines).toBe(2);
  });

  test('opens a run, or the lines around one, until another filter', async () => {
    const document = LogDocument.from(log(40, (line) => line % 20 === 0));
    const { projection, filter } = await filtered(document);
    expect(placesOf(projection)).toEqual([0, '(19)', 20, '(19)']);
    projection.reveal(10);
    expect(placesOf(projection)).toEqual([0, '(6)', 7, 8, 9, 10, 11, 12, 13, '(6)', 20, '(19)']);
    projection.open(25);
    expect(placesOf(projection).slice(10)).toEqual(Array.from({ length: 20 }, (_, i) => 20 + i));
    projection.setFilter(undefined);
    projection.setFilter(filter);
    expect(placesOf(projection)).toEqual([0, '(19)', 20, '(19)']);
  });

  test('follows a log that grows, with lines that are not decided on yet', async () => {
    const document = new LogDocument();
    document.appendText(log(6, (line) => line === 3));
    const { projection, filter } = await filtered(document);
    const { version } = projection;
    document.appendText(log(4, (line) => line === 1));
    expect(placesOf(projection)).toEqual(['(3)', 3, '(6)']);
    expect(projection.hiddenAt(4)).toEqual({ count: 6, reason: 'pending' });
    expect(projection.changedSince(version)).toBe(6);
    await filter.run();
    expect(placesOf(projection)).toEqual(['(3)', 3, '(3)', 7, '(2)']);
    expect(projection.hiddenAt(4)?.reason).toBe('filter');
    projection.setFilter(undefined);
    expect(projection.places).toBe(10);
    document.appendText('more\n');
    expect(projection.places).toBe(11);
  });

  test('tells the first line that is shown or hidden since any version', () => {
    const document = LogDocument.from(log(500, () => false));
    const projection = new Projection(document);
    const first = projection.version;
    expect(projection.changedSince(first)).toBe(Infinity);
    for (let line = 100; line < 500; line++) projection.update(line);
    // Too many to remember each: then all lines may have changed.
    expect(projection.changedSince(first)).toBe(0);
    const { version } = projection;
    projection.update(400);
    projection.update(420);
    expect(projection.changedSince(version)).toBe(400);
    projection.update(7);
    expect(projection.changedSince(version)).toBe(7);
    expect(projection.changedSince(projection.version)).toBe(Infinity);
  });
});
