import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { timeAtStart } from './timeFormats.js';

const NEAR = Date.UTC(2026, 7, 21);
const at = (ms = 0, second = 5): number => Date.UTC(2026, 7, 20, 9, 4, second) + ms;

describe('a line that begins with a time', () => {
  test.each([
    ['RFC 3339', '2026-08-20T09:04:05Z starting', '2026-08-20T09:04:05Z', at()],
    [
      'Kubernetes, with nanoseconds',
      '2026-08-20T09:04:05.123456789Z starting',
      '2026-08-20T09:04:05.123456789Z',
      at(123.456789),
    ],
    ['a zone', '2026-08-20T17:04:05.5+08:00 x', '2026-08-20T17:04:05.5+08:00', at(500)],
    ['a zone without a colon', '2026-08-20 04:04:05 -0500 x', '2026-08-20 04:04:05 -0500', at()],
    [
      'Python’s logging',
      '2026-08-20 09:04:05,678 - root - INFO - x',
      '2026-08-20 09:04:05,678',
      at(678),
    ],
    [
      'Python’s logging in brackets',
      '[2026-08-20 09:04:05,678] x',
      '2026-08-20 09:04:05,678',
      at(678),
    ],
    ['a level first', 'INFO 2026-08-20 09:04:05,678 x', '2026-08-20 09:04:05,678', at(678)],
    ['a level in brackets first', '[WARNING] 2026-08-20 09:04:05 x', '2026-08-20 09:04:05', at()],
    [
      'loguru',
      '2026-08-20 09:04:05.678 | INFO     | __main__:fit:12 - x',
      '2026-08-20 09:04:05.678',
      at(678),
    ],
    [
      'KFP’s executor',
      '[KFP Executor 2026-08-20 09:04:05,678 INFO]: Looking for component',
      '2026-08-20 09:04:05,678',
      at(678),
    ],
    [
      'Argo’s emissary: logrus',
      'time="2026-08-20T09:04:05.678Z" level=info msg="capturing logs" argo=true',
      '2026-08-20T09:04:05.678Z',
      at(678),
    ],
    ['logfmt', 'ts=2026-08-20T09:04:05Z level=info', '2026-08-20T09:04:05Z', at()],
    ['Go’s log', '2026/08/20 09:04:05 main.go:9: x', '2026/08/20 09:04:05', at()],
    [
      'Go’s log with microseconds',
      '2026/08/20 09:04:05.000250 x',
      '2026/08/20 09:04:05.000250',
      at(0.25),
    ],
    [
      'TensorFlow, Abseil',
      '2026-08-20 09:04:05.678901: I tensorflow/core/util/port.cc:113] oneDNN',
      '2026-08-20 09:04:05.678901',
      at(678.901),
    ],
    [
      'klog, KFP’s launcher: no year',
      'I0820 09:04:05.678901      19 launcher_v2.go:90] input ComponentSpec',
      '0820 09:04:05.678901',
      at(678.901),
    ],
    [
      'glog with a year',
      'E20260820 09:04:05.678901 19 a.cc:9] x',
      '20260820 09:04:05.678901',
      at(678.901),
    ],
    ['Spark', '26/08/20 09:04:05 INFO SparkContext: Running', '26/08/20 09:04:05', at()],
    [
      'JSON',
      '{"level":"info","time":"2026-08-20T09:04:05Z","msg":"x"}',
      '2026-08-20T09:04:05Z',
      at(),
    ],
    ['zap: seconds', '{"level":"info","ts":1787216645.25,"msg":"x"}', '1787216645.25', at(250)],
    ['pino: milliseconds', '{"level":30,"time":1787216645250,"msg":"x"}', '1787216645250', at(250)],
    ['spaces before', '  2026-08-20T09:04:05Z x', '2026-08-20T09:04:05Z', at()],
    ['a leap second', '2026-08-20T09:04:60Z', '2026-08-20T09:04:60Z', at(0, 60)],
  ])('%s', (_, text, written, time) => {
    const found = timeAtStart(text, NEAR);
    expect(found && text.slice(found.from, found.to)).toBe(written);
    expect(found?.time).toBeCloseTo(time, 3);
    expect(found?.hasFraction).toBe(/[.,]\d|\d{13}/.test(written));
  });

  test('is in the year that puts it nearest', () => {
    const line = 'I1231 23:59:59.000000      19 a.go:9] x';
    expect(timeAtStart(line, Date.UTC(2027, 0, 1))?.time).toBe(Date.UTC(2026, 11, 31, 23, 59, 59));
    const first = 'I0101 00:00:01.000000      19 a.go:9] x';
    expect(timeAtStart(first, Date.UTC(2026, 11, 31))?.time).toBe(Date.UTC(2027, 0, 1, 0, 0, 1));
  });
});

test.each([
  ['a version', '2026.08.20 is out'],
  ['a version of four numbers', '1.2.3.4'],
  ['an address', '10.20.30.40:8080 GET /'],
  ['a number', '1787216645 rows'],
  ['a number of digits like a date', '20260820 rows'],
  ['a date alone', '2026-08-20 is a Thursday'],
  ['a date with a range', '2026-08-20 09:04 to 10:00'],
  ['a clock alone', '09:04:05 done'],
  ['a duration', '00:12:34.5 elapsed'],
  ['no such month', '2026-13-20T09:04:05Z'],
  ['no such day', '2026-02-30T09:04:05Z'],
  ['no such hour', '2026-08-20T25:04:05Z'],
  ['no such minute', '2026-08-20 09:61:05'],
  ['digits that go on', '2026-08-20T09:04:051'],
  ['dots that go on', '2026-08-20 09:04:05.123.4'],
  ['a file', '2026-08-20_09:04:05.log'],
  ['mixed separators', '2026-08/20 09:04:05'],
  ['a time later in the line', 'started at 2026-08-20T09:04:05Z'],
  ['a word like klog’s', 'I0820 rows were read'],
  ['klog without its place', 'I0820 09:04:05.678901 hello'],
  ['a ratio', '26/08/20 of them'],
  ['a number in JSON', '{"ts":12,"msg":"x"}'],
  ['a time in a message of JSON', '{"msg":"2026-08-20T09:04:05Z"}'],
  ['an empty line', ''],
])('%s is none: %s', (_, text) => {
  expect(timeAtStart(text, NEAR)).toBeUndefined();
});

const two = (value: number): string => String(value).padStart(2, '0');

test('each format of any moment is that moment', () => {
  const moment = fc.integer({ min: Date.UTC(2001, 8, 10), max: Date.UTC(2099, 11, 31) });
  fc.assert(
    fc.property(moment, fc.integer({ min: -14 * 60, max: 14 * 60 }), (time, zone) => {
      const iso = new Date(time).toISOString();
      const [date = '', clock = ''] = iso.slice(0, -1).split('T');
      const sign = zone < 0 ? '-' : '+';
      const minutes = `${two(Math.floor(Math.abs(zone) / 60))}:${two(Math.abs(zone) % 60)}`;
      const shifted = new Date(time + zone * 60_000).toISOString().slice(0, -1);
      const month = date.slice(5).replace('-', '');
      for (const line of [
        `${iso} x`,
        `${shifted}${sign}${minutes} x`,
        `${date} ${clock.replace('.', ',')} INFO x`,
        `time="${iso}" level=info`,
        `[KFP Executor ${date} ${clock.replace('.', ',')} INFO]: x`,
        `I${month} ${clock}000   1 a.go:1] x`,
        `{"ts":${(time / 1000).toFixed(3)},"x":1}`,
        `{"x":1,"time":${time}}`,
      ]) {
        expect(timeAtStart(line, time)?.time, line).toBeCloseTo(time, 2);
      }
    }),
  );
});

test('any text has a time that is written in it, or none', () => {
  const piece = fc.constantFrom(
    ...['2026-08-20', 'T', ' ', '09:04:05', '.123', ',5', 'Z', '+08:00', '[', ']', '{"ts":', '"'],
    ...['1787216645', '}', 'I0820', '26/08/20', 'time=', 'INFO', ':', '-', '漢', '\u0000', 'x'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const found = timeAtStart(text, NEAR);
      if (!found) return;
      expect(found.time).not.toBeNaN();
      expect(text.slice(found.from, found.to)).toMatch(/^\d[\d\-/T :.,+Z]{9,}$/);
    }),
    { numRuns: 2000 },
  );
});
