import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { LogTimes } from './LogTimes.js';
import { type LogTimestamps, showTime } from './showTime.js';

const START = Date.UTC(2026, 7, 20, 9);
const stamp = (ms: number): string => new Date(START + ms).toISOString();

describe('the line of a time', () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => `${stamp(i * 1000)} line ${i}`);

  test('is the first one at that time or later', () => {
    const times = new LogTimes(LogDocument.from(lines.join('\n')));
    expect(times.lineAt(START)).toBe(0);
    expect(times.lineAt(START + 4_321_000)).toBe(4321);
    expect(times.lineAt(START + 4_321_001)).toBe(4322);
    expect(times.lineAt(START - 1)).toBe(0);
    expect(times.lineAt(START + 99_999_000)).toBe(9999);
    expect([times.first?.line, times.last?.line]).toEqual([0, 9999]);
  });

  test('is found where most lines have no time, and where they are out of order', () => {
    const others = lines.flatMap((line, i) =>
      i % 1000 < 5 ? [line, ...Array.from({ length: 500 }, () => 'no time')] : [],
    );
    const sparse = new LogTimes(LogDocument.from(others.join('\n')));
    const at = others.findIndex((line) => line.endsWith(' line 6003'));
    expect(sparse.lineAt(START + 6_003_000)).toBe(at);
    const mixed = lines.map((_, i) => lines[i ^ 7] ?? '');
    const disordered = new LogTimes(LogDocument.from(mixed.join('\n')));
    // The lines of eight seconds are in reverse: the first that is late enough.
    expect(disordered.lineAt(START + 804_000)).toBe(800);
  });

  test('takes few lines to be read', () => {
    const document = LogDocument.from(`${lines.join('\n')}\n`.repeat(3));
    const read = vi.spyOn(document, 'lineText');
    new LogTimes(document).lineAt(START + 4_321_000);
    expect(read.mock.calls.length).toBeLessThan(300);
  });

  test('is none where no line has a time', () => {
    const times = new LogTimes(LogDocument.from('no time\n'.repeat(5000)));
    expect(times.lineAt(START)).toBeUndefined();
    expect(new LogTimes(new LogDocument()).lineAt(START)).toBeUndefined();
  });

  test('is that of a search line by line, whatever the lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(50)), { maxLength: 400 }),
        fc.nat(20_000),
        (steps, wanted) => {
          let now = 0;
          const texts = steps.map((step) =>
            step === null ? 'no time' : stamp((now += step * 10)),
          );
          const times = new LogTimes(LogDocument.from(texts.map((text) => `${text}\n`).join('')));
          const known = texts.map((text) => (text === 'no time' ? NaN : Date.parse(text)));
          const expected = known.findIndex((time) => time >= START + wanted);
          const last = known.findLastIndex((time) => !Number.isNaN(time));
          expect(times.lineAt(START + wanted) ?? -1).toBe(expected < 0 ? last : expected);
        },
      ),
    );
  });
});

test('a pause is what passed since the last line that has a time', () => {
  const text = `${stamp(0)} a\nTraceback\n  File\n${stamp(252_000)} b\nno time\n`;
  const times = new LogTimes(LogDocument.from(text));
  expect([0, 1, 2, 3, 4].map((line) => times.pauseBefore(line))).toEqual([
    ...[undefined, undefined, undefined],
    ...[252_000, undefined],
  ]);
});

describe('a time is shown', () => {
  const show = (text: string, before?: number) => {
    const time = new LogTimes(LogDocument.from(text)).of(0);
    if (!time) throw new Error('No time.');
    const references = { start: START, before: before === undefined ? undefined : START + before };
    const modes: LogTimestamps[] = ['written', 'local', 'utc', 'elapsed', 'delta'];
    return modes.map((mode) => showTime(time, mode, references));
  };
  vi.stubEnv('TZ', 'Asia/Kolkata');

  test.each([
    [
      '2026-08-20T11:00:05.123456789+02:00 x',
      [
        undefined,
        '2026-08-20 14:30:05.123            ',
        '2026-08-20 09:00:05.123            ',
        '+00:00:05.123                      ',
        '+00:00:04.123                      ',
      ],
    ],
    [
      '2026-08-20T09:00:05Z x',
      [
        undefined,
        '2026-08-20 14:30:05 ',
        '2026-08-20 09:00:05 ',
        '+00:00:05           ',
        '+00:00:04           ',
      ],
    ],
    [
      'I0820 09:00:05.123456   1 a.go:1] x',
      [
        undefined,
        '08-20 14:30:05.123  ',
        '08-20 09:00:05.123  ',
        '+00:00:05.123       ',
        '+00:00:04.123       ',
      ],
    ],
    ['{"ts":1787216405}', [undefined, '14:30:05  ', '09:00:05  ', '+00:00:05 ', '+00:00:04 ']],
  ])('in place of %s, and as wide', (text, shown) => {
    expect(show(text, 1000)).toEqual(shown);
  });

  test('without a line before it as nothing, and before the start with a minus', () => {
    expect(show(`${stamp(-1500)} x`)).toEqual([
      undefined,
      '2026-08-20 14:29:58.500 ',
      '2026-08-20 08:59:58.500 ',
      '-00:00:01.500           ',
      '                        ',
    ]);
  });
});
