import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { stampsFor, stampsOf } from './LineStamps.js';
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

describe('lines that their source has stamped', () => {
  /** A log of lines with their stamps. */
  const stamped = (...lines: readonly [text: string, ms?: number][]): LogTimes => {
    const document = new LogDocument();
    for (const [text, ms] of lines) {
      if (ms !== undefined) stampsFor(document).add(document.byteLength, START + ms);
      document.appendText(text);
    }
    return new LogTimes(document);
  };
  const timesOf = (times: LogTimes, count: number) =>
    Array.from({ length: count }, (_, line) => {
      const time = times.of(line)?.time;
      return time === undefined ? undefined : time - START;
    });

  test('have that time, unless another is written in them', () => {
    const times = stamped(['a\n', 1_000], [`${stamp(500)} b\n`, 2_000], ['c\n'], ['d\n', 9_000]);
    expect(timesOf(times, 4)).toEqual([1_000, 500, undefined, 9_000]);
    expect([0, 1].map((line) => times.of(line)?.isStamp)).toEqual([true, false]);
    expect(times.lineAt(START + 3_000)).toBe(3);
  });

  test('are compared by their stamps, where what is written is in another zone', () => {
    const hours = 8 * 3_600_000;
    const times = stamped([`${stamp(hours)} a\n`, 0], ['b\n', 1_000], [`${stamp(hours)} c\n`]);
    expect(times.pauseBefore(1)).toBe(1_000);
    expect(times.pauseBefore(2)).toBe(hours - 1_000);
    const [start, line] = [times.of(0), times.of(1)];
    const shown = line && showTime(line, 'elapsed', { start, before: start });
    expect(shown).toBe('+00:00:01.000');
    expect(line && showTime(line, 'utc', { start, before: start })).toBe('09:00:01.000 ');
  });

  test('keep their times where lines are written anew, and where the encoding changes', async () => {
    const bar = Array.from({ length: 20_000 }, (_, at) => `\r${at} of 20000`).join('');
    const times = stamped(
      ['a\n', 0],
      [`${bar}\n`, 1_000],
      ['one\n', 2_000],
      ['two\n', 3_000],
      ['\u001b[2A\u001b[2Konce\n\n', 4_000],
      // Until the cursor does not go back there any more.
      ...Array.from({ length: 300 }, (_, at): [string, number] => [`${at}\n`, 5_000 + at]),
    );
    const { document } = times;
    expect(document.keptByteLength).toBeLessThan(document.byteLength);
    expect(document.lineText(document.lineCount - 1)).toBe('299');
    const all = timesOf(times, document.lineCount);
    expect(all.slice(0, 3)).toEqual([0, 1_000, 2_000]);
    expect(all.at(-1)).toBe(5_299);
    await document.setEncoding('utf-8');
    expect(timesOf(new LogTimes(document), document.lineCount)).toEqual(all);
  });

  test('cost nothing where there are none', () => {
    const document = LogDocument.from('a\nb\n');
    expect(new LogTimes(document).hasStamps).toBe(false);
    expect(stampsOf(document)).toBeUndefined();
  });
});

describe('a time is shown', () => {
  const show = (text: string, before?: number) => {
    const time = new LogTimes(LogDocument.from(text)).of(0);
    if (!time) throw new Error('No time.');
    const at = (ms: number) => new LogTimes(LogDocument.from(`${stamp(ms)} x`)).of(0);
    const references = { start: at(0), before: before === undefined ? undefined : at(before) };
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

describe('times since the start', () => {
  test.each<[string, string | undefined, number]>([
    ['are since the start of the step', stamp(-2_000), START - 2_000],
    ['allow for clocks that differ by a little', stamp(59_000), START + 59_000],
    ['are since the first line where the step has started later', stamp(61_000), START],
    ['are since the first line of a clock in another zone', stamp(-8 * 3_600_000), START],
    ['are since the first line where nobody knows the start', undefined, START],
    ['are since the first line where the start is no time', 'soon', START],
  ])('%s', (_, startedAt, expected) => {
    const times = new LogTimes(LogDocument.from(`${stamp(0)} a\n${stamp(5_000)} b\n`));
    expect(times.startOf(startedAt)?.time).toBe(expected);
  });

  test('are since the start of the step where no line has a time, so that there are none', () => {
    const times = new LogTimes(LogDocument.from('a\nb\n'));
    expect(times.startOf('2026-08-20T09:00:00Z')).toEqual({ time: START, stamp: START });
  });
});
