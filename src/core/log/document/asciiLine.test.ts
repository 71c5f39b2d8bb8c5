import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SHORT_LINE, textOfAsciiLine } from './asciiLine.js';
import { LogDocument } from './LogDocument.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As the document prints it into cells. */
function printed(line: string): string {
  const document = new LogDocument();
  document.appendText(line);
  document.end();
  return document
    .styledLine(0)
    .runs.map(({ text }) => text)
    .join('');
}

describe('textOfAsciiLine', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['\x1b[31mred\x1b[0m and \x1b[1;38;5;9mbold', 'red and bold'],
    ['\x1b[38:2::1:2:3mcolon\x1b[m  ', 'colon  '],
    [`\x1b[${'1;'.repeat(400)}1mlong`, 'long'],
  ])('reads %j', (line, text) => {
    expect(textOfAsciiLine(encode(line))).toBe(text);
    expect(printed(line)).toBe(text);
  });

  it.each([
    'tab\t',
    'cr\rx',
    'é',
    '\x7f',
    '\x1b[2K',
    '\x1b[',
    '\x1b[31',
    '\x1b',
    '\x1b]8;;x\x07',
    '\x1b[?25h',
  ])('leaves %j to the cells', (line) => {
    expect(textOfAsciiLine(encode(line))).toBeUndefined();
  });

  it('says the same as the cells', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '\x1b[31m',
        '\x1b[0m',
        '\x1b[m',
        '\x1b[;;m',
        '\x1b[',
        '\x1b',
        '\r',
        '\t',
        'é',
        '7m',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const line = pieces.join('').replaceAll('\n', '');
        const text = textOfAsciiLine(encode(line));
        fc.pre(text !== undefined);
        expect(text).toBe(printed(line));
      }),
    );
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
