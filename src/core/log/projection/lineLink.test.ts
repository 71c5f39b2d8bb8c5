import { describe, expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { linesOf, linkTo } from './lineLink.js';

const log = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) =>
    `line ${from + i} 漢\x1b[31m.\x1b[0m`.slice(0, i % 2 ? 40 : 9),
  );

describe('a link to lines', () => {
  test('leads to the same lines when earlier ones are cut off, or others come before', async () => {
    const lines = log(2000);
    const link = linkTo(LogDocument.from(lines), { first: 1502, last: 1510 });
    expect(link).toMatch(/^L1502\.[0-9a-z]+-L1510$/);
    expect(await linesOf(LogDocument.from(lines), link)).toEqual({ first: 1502, last: 1510 });
    const cut = LogDocument.from(lines.slice(1000));
    expect(await linesOf(cut, link)).toEqual({ first: 502, last: 510 });
    const longer = LogDocument.from(['one', 'two', ...lines]);
    expect(await linesOf(longer, link)).toEqual({ first: 1504, last: 1512 });
  });

  test('is that of what a line says, whatever its colours and what it has overwritten', async () => {
    const link = linkTo(LogDocument.from('x\nepoch 1\n'), { first: 2, last: 2 });
    const document = LogDocument.from('epoch 0\n\x1b[32m0%\repoch 1\x1b[0m\nepoch 2');
    expect(await linesOf(document, link)).toEqual({ first: 2, last: 2 });
  });

  test('leads nowhere where the line is not, or not yet', async () => {
    const document = new LogDocument();
    const link = linkTo(LogDocument.from('a\nb\nc'), { first: 3, last: 3 });
    document.appendLines(['a', 'b']);
    expect(await linesOf(document, link)).toBeUndefined();
    document.appendLines(['c']);
    expect(await linesOf(document, link)).toEqual({ first: 3, last: 3 });
  });

  test.each(['', 'L', 'x', 'L0', 'L1.', 'L1.zz!', 'L99', 'L1-2', 'L1.abc-L'])(
    'is none: %j',
    async (link) => {
      expect(await linesOf(LogDocument.from('a'), link)).toBeUndefined();
    },
  );

  test('may be a number alone, and end at the last line', async () => {
    const document = LogDocument.from('a\nb\nc');
    expect(await linesOf(document, 'L2')).toEqual({ first: 2, last: 2 });
    expect(await linesOf(document, 'L2-L9')).toEqual({ first: 2, last: 3 });
  });
});
