import { describe, expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { LinesSince, type ReaderClock } from './LinesSince.js';

const START = Date.UTC(2026, 7, 20, 9);
/** A line every ten seconds, from nine o'clock on in UTC, for an hour and a half. */
const LOG = Array.from(
  { length: 541 },
  (_, i) => `${new Date(START + i * 10_000).toISOString()} line ${i}`,
);
const CLOCK: ReaderClock = { timestamps: 'utc', startedAt: '2026-08-20T09:00:00Z' };

const since = (text: string, lines: readonly string[] = LOG, clock = CLOCK) =>
  new LinesSince(LogDocument.from(lines.join('\n')), text, clock);

describe('the lines since some point', () => {
  test.each([
    ['1', 540],
    ['100', 441],
    ['0', 541],
    ['5000', 0],
    ['5m', 510],
    [' 30s ', 537],
    ['1h30m', 0],
    ['1h 10 m', 120],
    ['1d', 0],
    ['09:10', 60],
    ['9:10:05', 61],
    ['2026-08-20 10:00', 360],
    ['2026-08-20T12:00+02:00', 360],
    ['+0:10:00', 60],
    ['10:31', 541],
    ['08:00', 0],
  ])('%j begin at line %i', (text, line) => {
    expect([since(text).first, since(text).problem]).toEqual([line, undefined]);
  });

  test.each(['yesterday', '5 minutes', '25:00', '-5', '5mm', '1.5h', ''])(
    '%j says of none from where they are',
    (text) => {
      expect([since(text).first, since(text).problem]).toEqual([0, 'unknown']);
    },
  );

  test('are those of the zone in which the times are shown', () => {
    const lines = ['2026-08-20T11:00:00+02:00 one', '2026-08-20T11:30:00+02:00 two'];
    expect(since('11:20', lines, { ...CLOCK, timestamps: 'written' }).first).toBe(1);
    expect(since('09:20', lines).first).toBe(1);
  });

  test('of a log without times are all, but for a number of lines', () => {
    const lines = ['one', 'two', 'three'];
    expect([since('5m', lines).first, since('5m', lines).problem]).toEqual([0, 'noTimes']);
    expect([since('12:30', lines).first, since('12:30', lines).problem]).toEqual([0, 'noTimes']);
    expect([since('2', lines).first, since('2', lines).problem]).toEqual([1, undefined]);
  });

  test('begin with the log, not with its first time, where all of it is late enough', () => {
    const lines = ['+ python train.py', '', ...LOG.slice(0, 30)];
    for (const text of [
      '1h',
      '08:00',
      '09:00',
      '+0:00:00',
      '9'.repeat(400),
      `${'9'.repeat(400)}d`,
    ]) {
      expect([since(text, lines).first, since(text, lines).problem]).toEqual([0, undefined]);
    }
    expect(since('09:01', lines).first).toBe(8);
  });

  test('move on with the log, and say nothing of one that is still to come', () => {
    const document = new LogDocument();
    const minutes = new LinesSince(document, '5m', CLOCK);
    const lines = new LinesSince(document, '2', CLOCK);
    const moment = new LinesSince(document, '09:10', CLOCK);
    expect([minutes.problem, moment.problem]).toEqual([undefined, undefined]);
    document.appendText(`${LOG.slice(0, 60).join('\n')}\n`);
    expect([minutes.first, lines.first, moment.first]).toEqual([29, 58, 60]);
    document.appendText(`${LOG.slice(60, 120).join('\n')}\n`);
    expect([minutes.first, lines.first, moment.first]).toEqual([89, 118, 60]);
  });
});
