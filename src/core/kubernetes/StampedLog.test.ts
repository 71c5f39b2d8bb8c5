import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { concatBytes } from '../base/bytes.js';
import { StampedLog } from './StampedLog.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A line as the kubelet keeps it: nanoseconds since a moment, and its text. */
type Line = readonly [nanos: number, text: string];

const START = Date.parse('2026-08-20T09:00:00Z') / 1000;

function stamp(nanos: number): string {
  const seconds = START + Math.floor(nanos / 1e9);
  const fraction = String(nanos % 1e9).padStart(9, '0');
  return new Date(seconds * 1000).toISOString().replace('.000Z', `.${fraction}Z`);
}

/** What the kubelet sends of its lines, from a whole second on. */
function body(lines: readonly Line[], since: string | undefined, lastIsWhole: boolean): Uint8Array {
  const from = since === undefined ? -Infinity : (Date.parse(since) / 1000 - START) * 1e9;
  const sent = lines.filter(([nanos]) => nanos >= from);
  const text = sent.map(([nanos, line]) => `${stamp(nanos)} ${line}\n`).join('');
  return encode(lastIsWhole ? text : text.slice(0, -1));
}

const textOf = (lines: readonly Line[]): string => lines.map(([, line]) => `${line}\n`).join('');

/** Lines of which many share a stamp, a second, or their text. */
const anyLines = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constant(0), fc.constantFrom(1, 400_000_000, 999_999_999), fc.nat(3e9)),
      fc.constantFrom('', 'a', 'a', 'ab', 'epoch 1', '\u001b[31mé\r', '2026-08-20T09:00:00Z x'),
    ),
    { maxLength: 40 },
  )
  .map((steps) => {
    let nanos = 0;
    return steps.map(([step, text]): Line => [(nanos += step), text]);
  });

describe('StampedLog', () => {
  test('takes the stamps off, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 9 }), (lines, size) => {
        const log = new StampedLog();
        const bytes = body(lines, undefined, true);
        const parts: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += size) {
          parts.push(log.push(bytes.subarray(at, at + size)));
        }
        parts.push(log.end());
        expect(decode(concatBytes(parts))).toBe(textOf(lines));
        expect(log.hasGap).toBe(false);
      }),
    );
  });

  test('loses no line and repeats none, wherever the connection breaks', () => {
    fc.assert(
      fc.property(
        anyLines,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }),
        (lines, breaks) => {
          const log = new StampedLog();
          const parts: Uint8Array[] = [];
          // At each break some lines are there, the last of them in part, and some bytes have come.
          for (const [written, received] of breaks) {
            const there = lines.slice(0, written % (lines.length + 1));
            const bytes = body(there, log.since, false);
            parts.push(log.push(bytes.subarray(0, received % (bytes.length + 1))));
            log.resume();
          }
          parts.push(log.push(body(lines, log.since, true)), log.end());
          expect(decode(concatBytes(parts))).toBe(textOf(lines));
          expect(log.hasGap).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('passes on the beginning of a line at once', () => {
    const log = new StampedLog();
    expect(decode(log.push(encode(`${stamp(5)} 10 %`)))).toBe('10 %');
    log.resume();
    expect(decode(log.push(encode(`${stamp(5)} 10 %\r20 %`)))).toBe('\r20 %');
    expect(decode(log.push(encode('\r30 %\n')))).toBe('\r30 %\n');
  });

  test('knows a second from its neighbours by the nanosecond, in any zone', () => {
    const log = new StampedLog();
    log.push(encode('2026-08-20T17:00:00.1+08:00 a\n2026-08-20T09:00:00.100000001Z b\n'));
    expect(log.since).toBe('2026-08-20T08:59:59Z');
    log.resume();
    const again = '2026-08-20T09:00:00.100000000Z a\n2026-08-20T09:00:00.100000001Z b\n';
    expect(decode(log.push(encode(`${again}2026-08-20T09:00:00.100000001Z b\n`)))).toBe('b\n');
  });

  test.each(['2026', '2026-08-20T09:00:00.000000001Z'])(
    'shows nothing of a body that ends in its first stamp: %s',
    (cut) => {
      const log = new StampedLog();
      expect(decode(concatBytes([log.push(encode(cut)), log.end()]))).toBe('');
      expect(log.canResume).toBe(true);
    },
  );

  test('takes the beginning of a line that it knows for no other line, wherever the body ends', () => {
    const lines: Line[] = [
      [0, 'one'],
      [0, 'two'],
      [5, 'three'],
    ];
    const bytes = body(lines, undefined, false);
    for (let end = 0; end <= bytes.length; end += 1) {
      const log = new StampedLog();
      log.push(bytes);
      log.resume();
      const rest = concatBytes([log.push(bytes.subarray(0, end)), log.end()]);
      expect([end, decode(rest), log.hasGap]).toEqual([end, '', false]);
    }
    const log = new StampedLog();
    log.push(bytes);
    log.resume();
    expect(decode(concatBytes([log.push(concatBytes([bytes, encode(' four')])), log.end()]))).toBe(
      ' four',
    );
  });

  test('takes any number of lines of the same time as those that it knows', () => {
    const log = new StampedLog();
    log.push(encode(`${stamp(9)} last\n`));
    log.resume();
    const lines = Array.from({ length: 200_000 }, (_, at): Line => [9, String(at)]);
    const whole = body([...lines, [10, 'new']], undefined, true);
    expect(decode(concatBytes([log.push(whole), log.end()]))).toBe(textOf([...lines, [10, 'new']]));
  }, 120_000);

  test('takes out the stamps that old kubelets inject in mid-line, wherever the bytes are cut', () => {
    const long = 'x'.repeat(16 * 1024);
    const text = `short\n${long}${long}2026-08-20 is text\n${long}\nend\n`;
    const sent = [
      `${stamp(1)} short\n`,
      `${stamp(2)} ${long}${stamp(3)} ${long}${stamp(400_000_000)} 2026-08-20 is text\n`,
      // A line that ends with its record has none behind it.
      `${stamp(500_000_000)} ${long}\n${stamp(600_000_000)} end\n`,
    ].join('');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 30 }), (sizes) => {
        const log = new StampedLog();
        const parts: Uint8Array[] = [];
        let at = 0;
        for (const size of [...sizes, sent.length]) {
          parts.push(log.push(encode(sent.slice(at, at + size))));
          at += size;
        }
        parts.push(log.end());
        expect(decode(concatBytes(parts))).toBe(text);
      }),
    );
  });

  test('loses nothing of a long line of which it holds bytes back when the connection breaks', () => {
    const long = 'x'.repeat(16 * 1024);
    const text = `${long}2026-08-20T09:00:00\n`;
    const sent = `${stamp(2)} ${text}`;
    const whole = new StampedLog();
    expect(decode(concatBytes([whole.push(encode(sent.slice(0, -1))), whole.end()]))).toBe(
      text.slice(0, -1),
    );
    const log = new StampedLog();
    const first = log.push(encode(sent.slice(0, -5)));
    log.resume();
    expect(decode(concatBytes([first, log.push(encode(sent)), log.end()]))).toBe(text);
  });

  test('says that lines may be missing where nothing known comes again', () => {
    const log = new StampedLog();
    log.push(encode(`${stamp(1)} one\n${stamp(2)} tw`));
    log.resume();
    expect(decode(log.push(encode(`${stamp(9e9)} ten\n`)))).toBe('\nten\n');
    expect(log.hasGap).toBe(true);
    expect(log.takeGaps()).toEqual([{ offset: 'one\ntw\n'.length, cutsLine: true }]);
    expect(log.takeGaps()).toEqual([]);
  });

  test('drops the rest of a line that began before the time that was asked for', () => {
    const log = new StampedLog();
    log.push(encode(`${stamp(0)} a long line\n${stamp(2e9)} next\n`));
    log.resume();
    const again = `${stamp(1.5e9)} line\n${stamp(2e9)} next\n${stamp(2e9)} new\n`;
    expect(decode(log.push(encode(again)))).toBe('new\n');
    expect(log.hasGap).toBe(false);
  });

  test('drops it where it has no stamp, as kubelets since 1.27 send it', () => {
    for (const [rest, size] of [
      ['line\n', 1],
      ['of a long line that has taken a while, in one piece\n', 200],
    ] as const) {
      const log = new StampedLog();
      log.push(encode(`${stamp(0)} a long ${rest}${stamp(2e9)} next\n`));
      log.resume();
      const again = encode(`${rest}${stamp(2e9)} next\n${stamp(2e9)} new\n`);
      const parts: Uint8Array[] = [];
      for (let at = 0; at < again.length; at += size) {
        parts.push(log.push(again.subarray(at, at + size)));
      }
      expect(decode(concatBytes([...parts, log.end()]))).toBe('new\n');
      expect(log.hasGap).toBe(false);
      log.resume();
      expect(decode(concatBytes([log.push(encode(rest.slice(0, -1))), log.end()]))).toBe('');
    }
  });

  test('cannot go on from text without stamps, and shows it all the same', () => {
    const log = new StampedLog();
    expect(decode(log.push(encode('failed to open log file "/var/log/x": no such file\n')))).toBe(
      'failed to open log file "/var/log/x": no such file\n',
    );
    expect(log.canResume).toBe(false);
  });
});
