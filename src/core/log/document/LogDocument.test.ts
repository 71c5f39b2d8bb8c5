import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MAX_LOG_BYTES } from '../../base/limits.js';
import { LogDocument } from './LogDocument.js';

const encode = (text: string) => new TextEncoder().encode(text);
const textsOf = (document: LogDocument) =>
  Array.from({ length: document.lineCount }, (_, line) => document.lineText(line));
const textOf = (line: string) => LogDocument.from(line).lineText(0);

/** The bytes, cut at the given places. */
function cut(bytes: Uint8Array, places: readonly number[]): LogDocument {
  const document = new LogDocument();
  const sorted = [...places.map((place) => place % (bytes.length + 1))].sort((a, b) => a - b);
  let from = 0;
  for (const place of [...sorted, bytes.length]) {
    document.append(bytes.slice(from, place));
    from = place;
  }
  return document;
}

describe('lines', () => {
  test.each([
    ['nothing', '', []],
    ['a newline alone', '\n', ['']],
    ['a last line without newline', 'a\nb', ['a', 'b']],
    ['a trailing newline', 'a\nb\n', ['a', 'b']],
    ['blank lines', '\n\na\n\n', ['', '', 'a', '']],
    ['CRLF', 'a\r\n\r\nb\r\n', ['a', '', 'b']],
    ['several returns before the newline', 'a\r\r\nb', ['a', 'b']],
    ['a return that ends the log', 'a\r', ['a']],
    ['a byte order mark', '\ufeffa\nb', ['a', 'b']],
  ])('%s', (_, text, lines) => {
    expect(textsOf(LogDocument.from(text))).toEqual(lines);
  });

  test('are the same wherever the chunks are cut', () => {
    const character = fc.constantFrom(
      ...['a', 'b', ' ', '\n', '\r\n', '\r', '\b', '\t', 'é', '漢', '😀', '👩‍💻', 'e\u0301'],
      ...['\x1b[31m', '\x1b[0m', '\x1b[K', '\x1b[38;2;1;2;3m', '\x1b]0;t\x07', '\ufeff'],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(character.map(encode), fc.uint8Array({ maxLength: 3 })), {
          maxLength: 40,
        }),
        fc.array(fc.nat(), { maxLength: 12 }),
        (parts, places) => {
          const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
          const whole = LogDocument.from(bytes);
          const pieces = cut(bytes, places);
          // Read before the end as well: what was read must be read on, not kept.
          textsOf(pieces);
          pieces.end();
          expect(textsOf(pieces)).toEqual(textsOf(whole));
          for (let line = 0; line < whole.lineCount; line++) {
            expect(pieces.styledLine(line)).toEqual(whole.styledLine(line));
            expect(pieces.lineBytes(line)).toEqual(whole.lineBytes(line));
          }
        },
      ),
    );
  });

  test('that grow read the same as if they had come at once', () => {
    const text = encode('50%|███  |\r100%|█████|\x1b[K done 👍🏽\x1b[32m ok\x1b');
    const document = new LogDocument();
    for (const byte of text) {
      document.append(Uint8Array.of(byte));
      document.lineText(0);
    }
    expect(document.lineText(0)).toBe('100%|█████| done 👍🏽 ok');
    document.append(encode('[1mx\n'));
    expect(document.styledLine(0)).toEqual(
      LogDocument.from('50%|███  |\r100%|█████|\x1b[K done 👍🏽\x1b[32m ok\x1b[1mx').styledLine(0),
    );
  });

  test('outside the document are empty', () => {
    const document = LogDocument.from('a');
    for (const line of [-1, 1, 0.5, NaN]) {
      expect(document.lineText(line)).toBe('');
      expect(document.styledLine(line)).toEqual({ runs: [], columns: 0 });
    }
  });
});

describe('text', () => {
  test.each([
    ['a shorter state leaves the tail of a longer one', 'Downloading\rDone', 'Doneloading'],
    ['a progress bar ends as its last state', ' 10%|█   |\r 50%|██  |\r100%|████|', '100%|████|'],
    ['backspaces overwrite', 'abc\b\bX', 'aXc'],
    ['erase to the end', 'abcdef\x1b[3D\x1b[K', 'abc'],
    ['erase to the start', 'abcdef\x1b[3D\x1b[1K', '    ef'],
    ['erase the line', 'abc\x1b[2K\rx', 'x'],
    ['erase below, on this line', 'abc\r\x1b[Jx', 'x'],
    ['tabs go to the next eighth column', 'a\tb\t\tc', 'a       b               c'],
    ['half of an overwritten wide character is blank', '漢字\x1b[2Gx', ' x字'],
    ['marks stay with their letter', 'e\u0301x', 'e\u0301x'],
    ['the text of a link is kept', '\x1b]8;;https://a.example\x07link\x1b]8;;\x07!', 'link!'],
    ['the clipboard sequence is dropped', 'a\x1b]52;c;cm0gLXJmIC8=\x07b', 'ab'],
    ['a string left open ends with the line', 'a\x1b]0;title', 'a'],
    ['device queries are dropped', 'a\x1b[c\x1b[6n\x1bPq\x1b\\b', 'ab'],
    ['the cursor goes no higher than the first line', 'a\x1b[A\x1b[9Ab', 'ab'],
    ['control characters are dropped', 'a\0\x01\x0e\x7f\u0080\u009db', 'ab'],
    ['a cursor sent far away stops', '\x1b[999999999Cx', `${' '.repeat(4095)}x`],
  ])('%s', (_, line, text) => {
    expect(textOf(line)).toBe(text);
  });

  test('shows bytes that are not UTF-8 as U+FFFD, as TextDecoder does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0x80, max: 0xff }), { maxLength: 12 }), (high) => {
        const bytes = Uint8Array.from([0x61, ...high, 0x7a]);
        const decoded = new TextDecoder().decode(bytes);
        // IND, NEL, HTS, RI and CSI do what they say, and do not only vanish as the others do.
        fc.pre(!/[\x84\x85\x88\x8d\x9b]/.test(decoded));
        const expected = decoded.replaceAll(/[\x80-\x9f]/g, '').normalize('NFC');
        expect(LogDocument.from(bytes).lineText(0).normalize('NFC')).toBe(expected);
      }),
    );
  });

  test('holds back a character whose bytes have not all come, and gives up at the end', () => {
    const document = new LogDocument();
    document.append(Uint8Array.of(0x61, 0xe6, 0xbc));
    expect(document.lineText(0)).toBe('a');
    document.end();
    expect(document.lineText(0)).toBe('a\ufffd');
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const document = LogDocument.from(bytes);
        for (const text of textsOf(document))
          expect(Math.min(32, ...Array.from(text, (c) => c.charCodeAt(0)))).toBe(32);
      }),
    );
  });

  test('of a line of megabytes comes whole, and by columns', () => {
    const plain = LogDocument.from('x'.repeat(3_000_000));
    expect(plain.lineText(0)).toHaveLength(3_000_000);
    expect(plain.styledLine(0, 2_000_000, 2_000_010)).toEqual({
      runs: [expect.objectContaining({ text: 'x'.repeat(10), column: 2_000_000, columns: 10 })],
      columns: 3_000_000,
    });
    const wide = LogDocument.from('漢'.repeat(500_000));
    expect(wide.styledLine(0, 900_001, 900_004).runs.map(({ text }) => text)).toEqual([' 漢']);
  });
});

describe('styles', () => {
  const at = (document: LogDocument, line: number) => document.styledLine(line).runs[0]?.style;

  test('reach into later lines, however far', () => {
    const text = `\x1b[31mred\n${'filler\n'.repeat(2900)}still\x1b[0m\nplain`;
    const document = LogDocument.from(text);
    expect(at(document, 2901)).toMatchObject({ foreground: 1 });
    expect(at(document, 2902)).toMatchObject({ foreground: -1 });
    expect(at(document, 5)).toMatchObject({ foreground: 1 });
  });

  test('are the same whatever was asked before', () => {
    const color = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.array(fc.option(color), { minLength: 300, maxLength: 900 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
        (colors, asked) => {
          const lines = colors.map((value) => (value === null ? 'x' : `\x1b[38;5;${value}mx`));
          const document = LogDocument.from(lines);
          for (const line of asked.map((value) => value % lines.length)) {
            const last = colors.slice(0, line + 1).findLast((value) => value !== null) ?? -1;
            expect(at(document, line)).toMatchObject({ foreground: last });
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each([
    ['16 colours', '\x1b[31;104m', { foreground: 1, background: 12 }],
    ['256 colours', '\x1b[38;5;208;48:5:17m', { foreground: 208, background: 17 }],
    ['RGB', '\x1b[38;2;1;2;3m', { foreground: 0x1010203 }],
    ['RGB with colons', '\x1b[38:2:1:2:3m', { foreground: 0x1010203 }],
    ['RGB with a colour space', '\x1b[48:2::1:2:3m', { background: 0x1010203 }],
    ['what follows an underline colour', '\x1b[58;5;9;1m', { bold: true }],
    ['an unknown colour mode', '\x1b[38;9;1m', { foreground: -1, bold: true }],
    ['nothing after an empty code', '\x1b[1m\x1b[m', { bold: false }],
  ])('%s', (_, codes, style) => {
    expect(at(LogDocument.from(`${codes}x`), 0)).toMatchObject(style);
  });
});

describe('a document', () => {
  test('tells of each change, and grows its version', () => {
    const document = new LogDocument();
    const seen: number[] = [];
    const stop = document.subscribe(() => seen.push(document.version));
    document.append(encode('a'));
    document.append(new Uint8Array());
    document.end();
    document.end();
    stop();
    expect(seen).toEqual([1, 2]);
    expect(document.complete).toBe(true);
    expect(() => {
      document.append(encode('b'));
    }).toThrow('complete');
  });

  test('gives back the bytes it was given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 })), async (parts) => {
        const document = new LogDocument();
        for (const part of parts) document.append(part);
        const bytes = new Uint8Array(await document.blob().arrayBuffer());
        expect([...bytes]).toEqual(parts.flatMap((part) => [...part]));
        expect(document.byteLength).toBe(bytes.length);
      }),
    );
  });

  test.each([[[0xfe]], [[0xff]], [[0x61, 0x0a, 0xff]]])(
    'gives back %j, of which the last may begin a byte order mark',
    async (bytes) => {
      const document = new LogDocument();
      document.append(Uint8Array.from(bytes));
      expect([...new Uint8Array(await document.blob().arrayBuffer())]).toEqual(bytes);
    },
  );

  test('gathers small appends in few chunks', () => {
    const document = new LogDocument();
    const line = encode('0123456789');
    for (let i = 0; i < 100_000; i++) document.append(line);
    expect(document.chunks().length).toBeLessThan(20);
    expect(document.lineText(0)).toHaveLength(1_000_000);
  });

  test('takes views into larger buffers, and large chunks without copying them', () => {
    const buffer = encode('xxabc\nyy');
    const document = new LogDocument();
    document.append(buffer.subarray(2, 6));
    buffer.fill(0);
    expect(document.lineText(0)).toBe('abc');
    const large = new Uint8Array(100_000).fill(0x61);
    document.append(large.subarray(10));
    expect(document.chunks()[1]?.buffer).toBe(large.buffer);
  });

  test('is made of text, of lines or of bytes', () => {
    expect(textsOf(LogDocument.from('a\nb'))).toEqual(['a', 'b']);
    expect(textsOf(LogDocument.from(['a', '', 'b', '']))).toEqual(['a', '', 'b', '']);
    expect(textsOf(LogDocument.from([]))).toEqual([]);
    expect(textsOf(LogDocument.from(encode('a\nb\n')))).toEqual(['a', 'b']);
    const astral = `${'a'.repeat(262_143)}😀${'b'.repeat(10)}\ud800`;
    expect(textsOf(LogDocument.from(astral))).toEqual([astral.replace('\ud800', '\ufffd')]);
  });
});

test('a document refuses what it could not give back, and keeps what it has', () => {
  const document = LogDocument.from('a');
  document.reopen();
  // One allocation of zeros, which the system makes real only where it is read.
  expect(() => {
    document.append(new Uint8Array(MAX_LOG_BYTES));
  }).toThrow('This log is full.');
  expect(document.byteLength).toBe(1);
  expect(document.lineText(0)).toBe('a');
});
