import { expect, test } from 'vitest';

import { parseMoment } from './parseMoment.js';

// From half an hour before midnight to two in the morning, UTC.
const first = Date.UTC(2026, 7, 20, 23, 30);
const last = Date.UTC(2026, 7, 21, 2);
// The step has printed nothing for a minute.
const start = first - 60_000;

test.each([
  ['23:45', 0, Date.UTC(2026, 7, 20, 23, 45)],
  [' 1:05 ', 0, Date.UTC(2026, 7, 21, 1, 5)],
  ['01:05:09.25', 0, Date.UTC(2026, 7, 21, 1, 5, 9, 250)],
  ['01:45', 120, Date.UTC(2026, 7, 20, 23, 45)],
  ['20:45', -180, Date.UTC(2026, 7, 20, 23, 45)],
  ['01:45+02:00', 0, Date.UTC(2026, 7, 20, 23, 45)],
  // On no day of the log: before its start, or after its end.
  ['12:00', 0, Date.UTC(2026, 7, 20, 12)],
  ['2026-08-21 00:10', 0, Date.UTC(2026, 7, 21, 0, 10)],
  ['2026/8/21T00:10:30', 60, Date.UTC(2026, 7, 20, 23, 10, 30)],
  ['2026-08-21T00:10:30Z', 60, Date.UTC(2026, 7, 21, 0, 10, 30)],
  ['+10:00', 0, start + 600_000],
  ['+1:00:30', 120, start + 3_630_000],
])('%s at %i minutes ahead of UTC', (text, offset, expected) => {
  expect(parseMoment(text, { first, start, last, offset })).toBe(expected);
});

test.each([
  '',
  '12',
  '12:3',
  '25:00',
  '12:61',
  'noon',
  '2026-08-21',
  '2026-02-31 10:00',
  '10:00 x',
])('“%s” is no moment', (text) => {
  expect(parseMoment(text, { first, start, last, offset: 0 })).toBeUndefined();
});
