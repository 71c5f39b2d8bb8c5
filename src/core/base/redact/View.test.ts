import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { closes, viewOf } from './View.js';

describe('what a text says', () => {
  test.each([
    ['plain', 'plain'],
    ['a%22b%2Cc', 'a"b,c'],
    ['a%2522b', 'a"b'],
    ['50% off, 100%', '50% off, 100%'],
    ['a%25b%zz', 'a%b%zz'],
    ['%C3%BC', 'ü'],
    ['%E5%AF%86%EF%BC%9A', '密:'],
    ['“a”：‘b’', `"a":'b'`],
    ['&quot;&#34;&#x22;&apos;&#39;&lt;&amp;', '"""\'\'<&'],
    ['&amp;quot;&unknown;', '"&unknown;'],
    [String.raw`\"a\\\"b\nc\u0026d\/e`, '"a"b\nc&d/e'],
    [String.raw`C:\data\\share`, String.raw`C:\data\\share`],
    [String.raw`\&quot;`, '"'],
    ['%5C%22', '"'],
  ])('%s', (text, said) => {
    expect(viewOf(text).text).toBe(said);
  });

  test('each character knows where it comes from', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '%22',
        '%2522',
        '&#34;',
        '&amp;quot;',
        '\\"',
        '\\\\\\"',
        '\\n',
        '%',
        '&',
        '\\',
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const view = viewOf(text);
        expect(view.at[0]).toBe(0);
        expect(view.at[view.text.length]).toBe(text.length);
        for (let index = 0; index < view.text.length; index += 1) {
          const from = view.at[index] ?? 0;
          const to = view.at[index + 1] ?? 0;
          expect(to).toBeGreaterThan(from);
          // What was not escaped stands there as it is.
          if (to - from === 1) expect(view.text[index]).toBe(text[from]);
        }
      }),
    );
  });
});

test('a string in JSON in JSON ends where it was closed, however often it was escaped', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', '\\', 'a'), maxLength: 5 }),
      fc.nat(2),
      (value, times) => {
        let text = JSON.stringify({ a: value, b: 1 });
        for (let time = 0; time < times; time += 1) text = JSON.stringify(text);
        const view = viewOf(text);
        const open = view.text.indexOf(':') + 1;
        let close = open + 1;
        while (view.text[close] !== '"' || !closes(view, open, close)) close += 1;
        expect(view.text.slice(close + 1, close + 3)).toBe(',"');
      },
    ),
  );
});
