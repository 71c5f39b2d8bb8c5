import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LogDocument } from './LogDocument.js';
import { SHORT_LINE, textOfSimpleLine } from './simpleLine.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As the document prints it into cells. */
function printed(line: Uint8Array, from = 0, to = Infinity): string {
  const document = LogDocument.from(Uint8Array.from([...line, 0x0a]));
  return document.lineParts(0)?.text(from, to) ?? '';
}

describe('textOfSimpleLine', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['\x1b[31mred\x1b[0m and \x1b[1;38;5;9mbold', 'red and bold'],
    ['\x1b[38:2::1:2:3mcolon\x1b[m  ', 'colon  '],
    [`\x1b[${'1;'.repeat(400)}1mlong`, 'long'],
    ['na\u00efve \x1b[31m漢字\x1b[0m ✅ 👍🏽', 'na\u00efve 漢字 ✅ 👍🏽'],
  ])('reads %j', (line, text) => {
    expect(textOfSimpleLine(encode(line), 0)).toBe(text);
    expect(printed(encode(line))).toBe(text);
  });

  it.each([
    'tab\t',
    'cr\rx',
    'e\u0301',
    '\u202e',
    '\u0085',
    '\ufeff',
    '⚠\ufe0f',
    '\x7f',
    '\x1b[2K',
    '\x1b[',
    '\x1b[31',
    '\x1b',
    '\x1b]8;;x\x07',
    '\x1b[?25h',
  ])('leaves %j to the cells', (line) => {
    expect(textOfSimpleLine(encode(line), 0)).toBeUndefined();
  });

  it('leaves columns of wide characters, and what is no UTF-8, to the cells', () => {
    expect(textOfSimpleLine(encode('漢字'), 1)).toBeUndefined();
    expect(textOfSimpleLine(encode('漢字'), 0, 3)).toBeUndefined();
    expect(textOfSimpleLine(encode('漢字'), 0, 6)).toBe('漢字');
    for (const bytes of [
      [0xff],
      [0xe6, 0xbc],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ])
      expect(textOfSimpleLine(Uint8Array.from(bytes), 0)).toBeUndefined();
  });

  it('says the same as the cells', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 12, unit: 'binary' }).map(encode),
      fc
        .constantFrom(
          '\x1b[31m',
          '\x1b[0m',
          '\x1b[m',
          '\x1b[;;m',
          '\x1b[',
          '\x1b',
          '\r',
          '\t',
          '7m',
        )
        .map(encode),
      fc
        .constantFrom('é', '漢', '👍', '🏽', '🇩', 'я', '\u0301', '\u200d', '█', '\ufffd')
        .map(encode),
      fc
        .constantFrom([0xff], [0xe6], [0xbc, 0xa2], [0xf0, 0x9f])
        .map((bytes) => Uint8Array.from(bytes)),
    );
    let said = 0;
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.nat(4),
        fc.nat(30),
        (pieces, from, size) => {
          const line = Uint8Array.from(pieces.flatMap((bytes) => [...bytes])).filter(
            (byte) => byte !== 0x0a,
          );
          const text = textOfSimpleLine(line, from, from + size);
          if (text === undefined) return;
          said += 1;
          expect(text).toBe(printed(line, from, from + size));
        },
      ),
      { numRuns: 2000 },
    );
    expect(said).toBeGreaterThan(100);
  });

  it('is what the document gives, in columns too, and not for longer lines', () => {
    const document = new LogDocument();
    document.appendText(`\x1b[32mone two\x1b[0m\n${'x'.repeat(SHORT_LINE + 1)}\n`);
    expect(document.lineText(0)).toBe('one two');
    expect(document.lineText(0, 4)).toBe('two');
    expect(document.lineText(0, 2, 5)).toBe('e t');
    expect(document.lineText(0, 5, 2)).toBe('');
    expect(document.lineText(1)).toHaveLength(SHORT_LINE + 1);
    expect(document.lineText(2)).toBe('');
  });
});
