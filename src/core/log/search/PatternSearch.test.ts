import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { compilePattern, type PatternOptions } from './linePattern.js';
import { PatternSearch } from './PatternSearch.js';
import { searchPattern } from './searchPattern.js';

const AS_IT_IS: PatternOptions = { matchCase: true, wholeWord: false };
const encode = (text: string) => new TextEncoder().encode(text);

function searchIn(document: LogDocument, source: string, options = AS_IT_IS, oncePerLine = false) {
  const pattern = compilePattern(source, options);
  if ('problem' in pattern) throw new Error(pattern.problem);
  return {
    found: new PatternSearch(document, pattern, oncePerLine),
    maxColumns: pattern.maxColumns,
  };
}

const matchesOf = (found: PatternSearch) =>
  Array.from({ length: found.count }, (_, i) => {
    const { line, from, to } = found.at(i) ?? { line: -1, from: -1, to: -1 };
    return [line, from, to];
  });

/** The definition: what JavaScript finds in each line's text, but for empty matches. */
function expectedIn(document: LogDocument, expression: RegExp): number[][] {
  return Array.from({ length: document.lineCount }, (_, line) => {
    const places = [...document.lineText(line).matchAll(expression)]
      .filter(([text]) => text !== '')
      .map((match) => [match.index, match.index + match[0].length]);
    const columns = document.columnsAt(line, places.flat());
    return places.map((_, i) => [line, columns[2 * i] ?? 0, columns[2 * i + 1] ?? 0]);
  }).flat();
}

describe('a regular expression', () => {
  test.each([
    [
      '^a|b$',
      'ab\nba\r\nab',
      [
        [0, 0, 1],
        [0, 1, 2],
        [2, 0, 1],
        [2, 1, 2],
      ],
    ],
    ['a*', 'baab', [[0, 1, 3]]],
    ['loss=[0-9.]+', 'a \x1b[1mloss\x1b[0m=0.25 b', [[0, 2, 11]]],
    ['字.', 'x漢字yz', [[0, 3, 6]]],
    ['[0-9]+%', '10%\r20%\r30%\x1b[K', [[0, 0, 3]]],
    ['a\\s+b', 'a\tb', [[0, 0, 9]]],
  ] as const)('%s', async (source, log, matches) => {
    const { found } = searchIn(LogDocument.from(log), source);
    await found.run();
    expect(matchesOf(found)).toEqual(matches);
  });

  test('finds whole words, and any case', async () => {
    const { found } = searchIn(LogDocument.from('éport PORT report1 port'), 'p\\w+', {
      matchCase: false,
      wholeWord: true,
    });
    await found.run();
    expect(matchesOf(found)).toEqual([
      [0, 6, 10],
      [0, 19, 23],
    ]);
  });

  test.each([
    ['(a', 'unclosedGroup', '(a'],
    ['a)', 'unopenedGroup', 'a)'],
    ['[a', 'unclosedClass', '[a'],
    ['[z-a]', 'class', 'z-a'],
    ['\\p{Foo}', 'class', '\\p{Foo}'],
    ['*a', 'repetition', '*'],
    ['a**', 'repetition', '**'],
    ['a{2000}', 'count', '{2000}'],
    ['\\q', 'escape', '\\q'],
    ['\\', 'escape', '\\'],
    ['(a)\\1', 'escape', '\\1'],
    ['(?=a)', 'lookaround', '(?='],
    ['(?<=a)b', 'lookaround', '(?<='],
    ['(?P<n', 'invalid', '(?P<n'],
    ['(?:a?){500}a{500}', 'tooLarge', ''],
  ])('%s is refused as %s', async (source, problem, part) => {
    expect(await searchPattern(new LogDocument(), source, AS_IT_IS)).toEqual({ problem, part });
  });
});

test('what is found is what JavaScript finds in each line, whatever the log and its cuts', async () => {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'A', 'ab', '1', ' ', 'aab', '\n', '_') },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...['\r', '\r\n', '\b', '\t', '\x1b[31m', '\x1b[K', '\x1b[2D', '\x1b[A', '\x1b[2A\x1b[J'],
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('é', '漢', 'e\u0301', '\x07', '\u0085', '\ufeff', '👍🏽', '\x1b['),
    },
    { weight: 1, arbitrary: fc.constantFrom([0xff], [0xe6], [0xc3], [0xa9], [0xe6, 0xbc]) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      fc.constantFrom(
        ...['a+', '(a|ab)(b|1)?', '^a|b$', 'a.*b', 'a.*?b', '[^a ]+', '\\bab?\\b', 'b*', '漢|é'],
        ...['a{2}', '(?:a|b)+ ', '\\w+', '\\d|_', '^.', '.$', 'e.', '^$', '\\B.', '[漢👍]+'],
      ),
      fc.boolean(),
      async (parts, places, source, matchCase) => {
        const bytes = Uint8Array.from(
          parts.flatMap((part) => (typeof part === 'string' ? [...encode(part)] : part)),
        );
        const cuts = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
        const document = new LogDocument();
        const { found } = searchIn(document, source, { matchCase, wholeWord: false });
        const lines = searchIn(document, source, { matchCase, wholeWord: false }, true).found;
        let from = 0;
        for (const to of cuts.sort((a, b) => a - b)) {
          document.append(bytes.slice(from, to));
          from = to;
          await found.run();
          await lines.run();
          expect(Array.from({ length: lines.count }, (_, i) => lines.lineOf(i))).toEqual([
            ...new Set(matchesOf(found).map(([line]) => line)),
          ]);
          expect(matchesOf(found)).toEqual(
            expectedIn(document, new RegExp(source, matchCase ? 'gu' : 'giu')),
          );
        }
      },
    ),
    { numRuns: 1000 },
  );
});

describe('a search', () => {
  test('of an expression that takes others exponential time ends', async () => {
    const line = 'a'.repeat(16_000);
    const { found } = searchIn(LogDocument.from(`${line}b\n${line}\n`), '(a+)+$');
    await found.run();
    expect(matchesOf(found)).toEqual([[1, 0, 16_000]]);
  });

  test('pauses within a line whose every match is looked for up to its end', async () => {
    const { found } = searchIn(LogDocument.from(`${'a'.repeat(6000)}\na`), 'a.*b|a');
    let pauses = 0;
    await found.run({ onProgress: () => (pauses += 1) });
    expect(pauses).toBeGreaterThan(2);
    expect(found.count).toBe(6001);
    expect(found.at(5999)).toEqual({ line: 0, from: 5999, to: 6000 });
    expect(found.indexAt(0, 3000)).toBe(3000);
    expect(found.indexAt(1, 0)).toBe(6000);
  });

  test('tells which lines it has not searched to their end', async () => {
    const document = new LogDocument();
    const { found, maxColumns } = searchIn(document, 'x+');
    const filler = '-'.repeat(maxColumns - 1);
    document.appendText(`x\n${filler}xx\n${filler}x\n-x${filler}x`);
    await found.run();
    expect(found.cutLines).toBe(2);
    expect(matchesOf(found)).toEqual([
      [0, 0, 1],
      [2, maxColumns - 1, maxColumns],
      [3, 1, 2],
    ]);
    document.appendText('\n');
    await found.run();
    expect(found.cutLines).toBe(2);
  });

  test('goes on with lines that come later, over the borders of chunks', async () => {
    const document = new LogDocument();
    const { found } = searchIn(document, 'needle [0-9]+$');
    for (let i = 0; i < 20_000; i++)
      document.appendText(`needle ${i}${i % 10 === 0 ? '' : '!'}\r\n`);
    await found.run();
    expect(found.count).toBe(2000);
    expect(found.at(1999)).toEqual({ line: 19_990, from: 0, to: 12 });
    document.appendText('needle 1');
    await found.run();
    expect(found.count).toBe(2001);
  });
});
