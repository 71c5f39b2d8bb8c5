import { describe, expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { LONG_LINE, LongLines } from './LongLines.js';

function linesOf(text: string) {
  const document = new LogDocument();
  document.appendText(text);
  return { document, long: new LongLines(document) };
}

describe('a line is shown in part', () => {
  test.each([
    ['an empty line', '', Infinity],
    ['a line of 64 KiB', 'x'.repeat(LONG_LINE), Infinity],
    ['a byte more', 'x'.repeat(LONG_LINE + 1), LONG_LINE],
    ['many bytes in few columns', `${'x'.repeat(100)}\r`.repeat(2000), Infinity],
    ['colours', `\x1b[31m${'x'.repeat(LONG_LINE)}\x1b[0m`, Infinity],
    ['wide characters', '漢'.repeat(LONG_LINE), LONG_LINE],
    ['a wide character at the cut', `x${'漢'.repeat(LONG_LINE)}`, LONG_LINE - 1],
  ])('%s', (_, text, columns) => {
    const { long } = linesOf(`before\n${text}\nafter`);
    expect(long.shownColumns(1)).toBe(columns);
    expect(long.isLong(1)).toBe(columns < Infinity);
    expect(long.shownColumns(0)).toBe(Infinity);
    expect(long.shownColumns(2)).toBe(Infinity);
  });

  test('and the rest of it is counted in bytes', () => {
    expect(linesOf(`${'x'.repeat(LONG_LINE + 1234)}\n`).long.hiddenBytes(0)).toBe(1234);
    expect(linesOf(`${'漢'.repeat(LONG_LINE)}\n`).long.hiddenBytes(0)).toBe((3 * LONG_LINE) / 2);
    expect(linesOf('short\n').long.hiddenBytes(0)).toBe(0);
  });

  test('and whole once it is opened, until it is shortened', () => {
    const { long } = linesOf(`${'x'.repeat(LONG_LINE * 2)}\nshort\n`);
    const { version } = long;
    long.open(1);
    expect(long.version).toBe(version);
    long.open(0);
    expect(long.version).toBeGreaterThan(version);
    expect([long.isOpen(0), long.shownColumns(0), long.hiddenBytes(0)]).toEqual([
      true,
      Infinity,
      0,
    ]);
    long.moveLines((line) => line + 3);
    expect(long.isOpen(0)).toBe(false);
    long.moveLines((line) => line - 3);
    long.shorten(0);
    expect(long.shownColumns(0)).toBe(LONG_LINE);
  });

  test('as it grows, and no more when it is written anew', () => {
    const { document, long } = linesOf('x'.repeat(LONG_LINE));
    expect(long.isLong(0)).toBe(false);
    document.appendText('yy');
    expect(long.shownColumns(0)).toBe(LONG_LINE);
    document.appendText('\r\x1b[Kdone');
    expect(long.isLong(0)).toBe(false);
  });
});
