import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LogSearch } from '../search/LogSearch.js';
import { LogDocument } from './LogDocument.js';

const count = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '0', '1', '2', '3', '5') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('24', '101', '999', '99999999999', '1;1', '2;5', '3;9;1'),
  },
);
const sequence = fc.oneof(
  fc
    .tuple(count, fc.constantFrom(...Array.from('ABCDEFGHIJKLMPSTXZ@`abcdefgmrsuhl')))
    .map(([params, final]) => `\x1b[${params}${final}`),
  fc.constantFrom(...'78DEMHc=>Z\\'.split('').map((final) => `\x1b${final}`)),
  fc.constantFrom(
    ...['\u0084', '\u0085', '\u0088', '\u008d', '\u009b2A', '\u009b31m', '\u009d', '\u0090'],
  ),
  fc
    .tuple(fc.constantFrom(47, 1047, 1048, 1049, 25), fc.constantFrom('h', 'l'))
    .map(([mode, final]) => `\x1b[?${mode}${final}`),
  fc.constantFrom(
    '\x1b]0;title\x07',
    '\x1b]8;;x\x1b\\',
    '\x1bP1$r\x1b\\',
    '\x1b[!p',
    '\x1b[?u',
    '\x1b',
  ),
);
const piece = fc.oneof(
  { weight: 4, arbitrary: sequence },
  { weight: 2, arbitrary: fc.stringMatching(/^[ -~]{1,9}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('漢', 'é', 'e\u0301', '👩‍💻', '\ufeff', '\v', '\f', '\b', '\t', '\r'),
  },
  { weight: 2, arbitrary: fc.constantFrom('\n', '\r\n', '\n\n\n\n') },
  { weight: 1, arbitrary: fc.nat(120).map((lines) => 'x\n'.repeat(lines)) },
);
const encoder = new TextEncoder();
const pieces = fc.array(
  fc.oneof(
    { weight: 30, arbitrary: piece.map((text) => encoder.encode(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 3 }) },
  ),
  { minLength: 20, maxLength: 80 },
);

const saidBy = (document: LogDocument) =>
  Array.from({ length: document.lineCount }, (_, line) => [
    document.styledLine(line),
    document.seamAt(line),
  ]);

test('100,000 sequences, however cut and read, leave the same, and every byte', async () => {
  let sequences = 0;
  await fc.assert(
    fc.asyncProperty(pieces, fc.array(fc.nat(), { maxLength: 12 }), async (parts, places) => {
      sequences += parts.length;
      const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
      const whole = LogDocument.from(bytes);
      const cut = new LogDocument();
      let from = 0;
      const cuts = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
      for (const to of [...cuts, bytes.length]) {
        cut.append(bytes.slice(from, to));
        if (to % 3 === 0) saidBy(cut);
        from = to;
      }
      cut.end();
      expect(saidBy(cut)).toEqual(saidBy(whole));
      const received = new Uint8Array(await cut.blob().arrayBuffer());
      expect(Buffer.compare(received, bytes)).toBe(0);
    }),
    { numRuns: 4400, interruptAfterTimeLimit: 240_000 },
  );
  expect(sequences).toBeGreaterThan(100_000);
}, 300_000);

test('what is found is what is shown, whatever the sequences', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.constantFrom('x', ' ', 'a', '漢', 'xx'), async (parts, query) => {
      const document = LogDocument.from(Uint8Array.from(parts.flatMap((part) => [...part])));
      const search = new LogSearch(document, query, { matchCase: true });
      await search.run();
      let expected = 0;
      for (let line = 0; line < document.lineCount; line++) {
        expected += document.lineText(line).split(query).length - 1;
      }
      expect(search.count).toBe(expected);
    }),
    { numRuns: 400 },
  );
}, 120_000);
