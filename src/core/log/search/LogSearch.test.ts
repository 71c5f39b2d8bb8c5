import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { foldAscii, LogSearch, type LogSearchOptions } from './LogSearch.js';
import { WholeWords } from './WholeWords.js';

const encode = (text: string) => new TextEncoder().encode(text);

async function search(log: LogDocument | string, query: string, options?: LogSearchOptions) {
  const document = typeof log === 'string' ? LogDocument.from(log) : log;
  const found = new LogSearch(document, query, options);
  await found.run();
  return found;
}

const matchesOf = (found: LogSearch) =>
  Array.from({ length: found.count }, (_, i) => {
    const { line, from, to } = found.at(i) ?? { line: -1, from: -1, to: -1 };
    return [line, from, to];
  });

/** The definition of a whole word: no edge lies between two characters of one. */
function wholeWordsIn(text: string, query: string): number[] {
  const isWord = (char = '') => /^[\p{L}\p{M}\p{N}_]$/u.test(char);
  const chars = Array.from(text);
  const wanted = Array.from(query);
  const found: number[] = [];
  for (let at = 0; at + wanted.length <= chars.length;) {
    const end = at + wanted.length;
    const isHere = wanted.every((char, i) => chars[at + i] === char);
    const isCut =
      (isWord(chars[at - 1]) && isWord(wanted[0])) || (isWord(chars[end]) && isWord(wanted.at(-1)));
    if (isHere && !isCut) found.push(at);
    at = isHere && !isCut ? end : at + 1;
  }
  return found;
}

/** The definition: the query's places in what each line says. */
function expectedIn(
  document: LogDocument,
  query: string,
  matchCase: boolean,
  wholeWord = false,
): string[] {
  const fold = (text: string) => (matchCase ? text : foldAscii(text));
  return Array.from({ length: document.lineCount }, (_, line) => {
    if (wholeWord) {
      return wholeWordsIn(fold(document.lineText(line)), fold(query)).map(() => `${line}`);
    }
    const parts = fold(document.lineText(line)).split(fold(query));
    return parts.slice(1).map(() => `${line}`);
  }).flat();
}

describe('a text', () => {
  test.each([
    [
      'in several lines',
      'abc\nxabcabc\n\nab c',
      'abc',
      [
        [0, 0, 3],
        [1, 1, 4],
        [1, 4, 7],
      ],
    ],
    [
      'in any case of ASCII letters',
      'Error ERROR error',
      'eRRor',
      [
        [0, 0, 5],
        [0, 6, 11],
        [0, 12, 17],
      ],
    ],
    [
      'without overlaps',
      'aaaaa',
      'aa',
      [
        [0, 0, 2],
        [0, 2, 4],
      ],
    ],
    ['that colours cut apart', 'di\x1b[31mver\x1b[0mgence', 'divergence', [[0, 0, 10]]],
    ['that is not in the codes', '\x1b[31mx\x1b[0m', '31', []],
    ['in the last state of a bar', '10%\r20%\r30%\x1b[K', '30%', [[0, 0, 3]]],
    ['not in what was overwritten', 'secret\rpublic', 'secret', []],
    ['made by overwriting', 'Downloading\rDone', 'doneload', [[0, 0, 8]]],
    ['made by a backspace', 'errox\br', 'error', [[0, 0, 5]]],
    ['after a tab', 'a\tb', 'a       b', [[0, 0, 9]]],
    ['across a tab and colours', '\x1b[1ma\tb\x1b[0m c', '  b c', [[0, 6, 11]]],
    ['not in what a tab leaves empty at the end', 'a\t', 'a ', []],
    ['behind wide characters, by columns', '漢字 error 漢字', 'error', [[0, 5, 10]]],
    [
      'of wide characters',
      'x漢字y漢字',
      '漢字',
      [
        [0, 1, 5],
        [0, 6, 10],
      ],
    ],
    [
      'with a dropped control inside',
      'er\x07ror er\u0080ror er\ufeffror',
      'error',
      [
        [0, 0, 5],
        [0, 6, 11],
        [0, 12, 17],
      ],
    ],
    [
      'before a CRLF',
      'end\r\nend\r\n',
      'end',
      [
        [0, 0, 3],
        [1, 0, 3],
      ],
    ],
    ['not across lines', 'ab\ncd', 'bc', []],
    ['that is empty', 'abc', '', []],
    ['with a newline', 'a\nb', 'a\nb', []],
    ['with a tab', 'a\tb', 'a\tb', []],
    ['with an escape', '\x1b[31mx', '\x1b[31m', []],
    ['in another case beyond ASCII', 'É é', 'é', [[0, 2, 3]]],
  ])('%s', async (_, log, query, matches) => {
    expect(matchesOf(await search(log, query))).toEqual(matches);
  });

  test('is told by its case when asked for', async () => {
    expect(matchesOf(await search('Error error', 'error', { matchCase: true }))).toEqual([
      [0, 6, 11],
    ]);
  });

  test('is found where bytes are not UTF-8', async () => {
    const document = LogDocument.from(
      Uint8Array.from([...encode('error'), 0xff, 0xe6, ...encode('error\n')]),
    );
    expect((await search(document, 'error')).count).toBe(2);
    expect((await search(document, '\ufffd')).count).toBe(2);
    expect((await search(document, '\ud800')).count).toBe(2);
  });

  test('is found over the borders of chunks, in long lines too', async () => {
    const filler = '-'.repeat(300_001);
    const document = new LogDocument();
    const bytes = encode(
      `${filler}needle${filler}needle\nneedle\x1b[0m\n${filler}nee\x1b[1mdle\nx needle`,
    );
    for (let at = 0; at < bytes.length; at += 70_001)
      document.append(bytes.subarray(at, at + 70_001));
    const found = await search(document, 'NEEDLE');
    expect(matchesOf(found)).toEqual([
      [0, 300_001, 300_007],
      [0, 600_008, 600_014],
      [1, 0, 6],
      [2, 300_001, 300_007],
      [3, 2, 8],
    ]);
  });
});

test.each([
  ['not in longer words', 'port report ports port_ port2 2port', 'port', [[0, 0, 4]]],
  [
    'beside other characters',
    '(port) a-port. "port"',
    'port',
    [
      [0, 1, 5],
      [0, 9, 13],
      [0, 16, 20],
    ],
  ],
  ['not beside letters of any language', 'éport port漢 port\u0301 port', 'port', [[0, 18, 22]]],
  [
    'beside what is no letter',
    '█port👍🏽port\ufffd',
    'port',
    [
      [0, 1, 5],
      [0, 7, 11],
    ],
  ],
  [
    'whose edge is no letter, beside any',
    'a--lr=1 --lr=',
    '--lr=',
    [
      [0, 1, 6],
      [0, 8, 13],
    ],
  ],
  ['after one that is none', 'aa a a', 'a a', [[0, 3, 6]]],
  [
    'across colours',
    're\x1b[31mport\x1b[0m \x1b[1mport\x1b[0ms p\x1b[1mort',
    'port',
    [[0, 13, 17]],
  ],
  ['in any case', 'Port PORTS', 'pORT', [[0, 0, 4]]],
  ['in what is left after overwriting', 'report\rxx port', 'port', [[0, 3, 7]]],
] as const)('a whole word is found %s', async (_, log, query, matches) => {
  const found = await search(log, query, { wholeWord: true });
  expect(matchesOf(found)).toEqual(matches);
});

test('what is found is what each line says, whatever the log, its cuts and the query', async () => {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'A', 'ab', 'ba', ' ', 'aab', '\n', '█') },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        '\r',
        '\r\n',
        '\b',
        '\t',
        '\x1b[31m',
        '\x1b[K',
        '\x1b[2K',
        '\x1b[2D',
        '\x1b[A',
        '\x1b[2A\x1b[J',
        '\x1b[3C',
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'é',
        '漢',
        'e\u0301',
        '\x07',
        '\x7f',
        '\u0085',
        '\ufeff',
        '\x1b]0;ab\x07',
        '👍🏽',
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('\x1b[', '\x1b', '\x1b[38;5;1') },
    { weight: 1, arbitrary: fc.constantFrom([0xff], [0xe6], [0xc3], [0xa9], [0xe6, 0xbc]) },
  );
  const bytesOf = (parts: readonly (string | readonly number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...encode(part)] : part)));
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      fc.constantFrom('a', 'ab', 'aab', 'b a', ' ', 'é', '漢', 'e\u0301', 'aba', 'B', '1'),
      fc.boolean(),
      fc.boolean(),
      async (parts, places, query, matchCase, wholeWord) => {
        const bytes = bytesOf(parts);
        const cuts = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort(
          (a, b) => a - b,
        );
        const document = new LogDocument();
        const found = new LogSearch(document, query, { matchCase, wholeWord });
        const lines = new LogSearch(document, query, { matchCase, wholeWord, oncePerLine: true });
        let from = 0;
        for (const to of cuts) {
          document.append(bytes.slice(from, to));
          from = to;
          await found.run();
          await lines.run();
          expect(Array.from({ length: lines.count }, (_, i) => lines.lineOf(i))).toEqual([
            ...new Set(matchesOf(found).map(([line]) => line)),
          ]);
          expect(matchesOf(found).map(([line]) => `${line}`)).toEqual(
            expectedIn(document, query, matchCase, wholeWord),
          );
        }
        for (const [line = 0, start = 0, end = 0] of matchesOf(found)) {
          const text = document.lineText(line, start, end);
          expect(matchCase ? text : foldAscii(text)).toContain(
            matchCase ? query : foldAscii(query),
          );
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('whole words are told in the bytes of plain lines as in their text', async () => {
  const piece = fc.constantFrom<string | readonly number[]>(
    ...[
      'a',
      'ab',
      'A',
      ' ',
      '_',
      '1',
      'é',
      '漢',
      'e\u0301',
      '👍🏽',
      '𝒳',
      '█',
      '\n',
      '\r\n',
      '\x1b[31m',
    ],
    ...[[0xff], [0xe6], [0xc3], [0xa9], [0xe6, 0xbc], [0xbc, 0xa2]],
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom('a', 'ab', 'é', '漢', 'a ', ' a', '█', '👍', 'e\u0301', '_'),
      fc.boolean(),
      async (parts, query, matchCase) => {
        const bytes = parts.flatMap((part) =>
          typeof part === 'string' ? [...encode(part)] : part,
        );
        const document = LogDocument.from(Uint8Array.from([...bytes, 0x0a]));
        const found = await search(document, query, { matchCase, wholeWord: true });
        expect(matchesOf(found).map(([line]) => `${line}`)).toEqual(
          expectedIn(document, query, matchCase, true),
        );
      },
    ),
    { numRuns: 3000 },
  );
});

describe('a search', () => {
  test('goes on with lines that come later', async () => {
    const document = new LogDocument();
    const found = new LogSearch(document, 'x');
    await found.run();
    expect(found.count).toBe(0);
    document.appendText('x\nxx');
    expect(found.isCurrent).toBe(false);
    await found.run();
    expect(found.count).toBe(3);
    document.appendText('x y\n');
    await found.run();
    expect(matchesOf(found).map(([line]) => line)).toEqual([0, 1, 1, 1]);
  });

  test('can be cancelled between two pauses', async () => {
    const document = LogDocument.from('x\n'.repeat(3_000_000));
    const cancel = new AbortController();
    const found = new LogSearch(document, 'x');
    const run = found.run({
      signal: cancel.signal,
      onProgress: () => {
        cancel.abort(new Error('enough'));
      },
    });
    await expect(run).rejects.toThrow('enough');
    expect(found.isCurrent).toBe(false);
    expect(found.count).toBeGreaterThan(0);
    await found.run();
    expect(found.count).toBe(3_000_000);
    expect(found.at(2_999_999)).toEqual({ line: 2_999_999, from: 0, to: 1 });
  });

  test('tells the next match from any place', async () => {
    const found = await search('x x\n\nx\nyx', 'x');
    const next = (line: number, column: number) => found.indexAt(line, column);
    expect([next(0, 0), next(0, 1), next(0, 3), next(1, 0), next(2, 1), next(3, 0)]).toEqual([
      0, 1, 2, 2, 3, 3,
    ]);
    expect(next(3, 2)).toBe(4);
    expect(found.at(4)).toBeUndefined();
    expect(found.at(-1)).toBeUndefined();
  });
});

describe('a line of any length', () => {
  const plain = `${'a'.repeat(80)}ok café 漢字 e\u0301 ok👍🏽`;
  const texts: Readonly<Record<string, string>> = {
    'of letters of any language': plain.repeat(2500),
    'of ASCII': 'loss=0.1 ok '.repeat(40_000),
    'of colors': `\x1b[31m${plain}\x1b[0m o\x1b[1mk\x1b[K`.repeat(2000),
    'of tabs': 'ok\tk\to'.repeat(60_000),
    'that is partly written over': `${plain.repeat(2300)}\r\x1b[3000Cxx\x1b[999999C${plain.repeat(400)}`,
    'of marks': 'o\u202ek ok'.repeat(40_000),
  };
  test.each(Object.entries(texts))(
    '%s',
    async (_, text) => {
      for (const [query, wholeWord] of [
        ['k', false],
        ['OK café', false],
        ['\ufffd', false],
        ['ok', true],
      ] as const) {
        for (const end of ['', '\nok\n']) {
          const document = new LogDocument();
          const bytes = encode(`ok\n${text}`);
          for (let at = 0; at < bytes.length; at += 65_536) {
            document.append(bytes.slice(at, at + 65_536));
          }
          const found = new LogSearch(document, query, { wholeWord });
          if (query === 'k') await found.run();
          document.appendText(` ok${end}`);
          await found.run();
          const said = foldAscii(document.lineText(1));
          const folded = foldAscii(query);
          const first = folded === 'ok' || (folded === 'k' && !wholeWord) ? 1 : 0;
          const words = new WholeWords(folded);
          const indices: number[] = [];
          for (
            let at = said.indexOf(folded);
            at >= 0;
            at = said.indexOf(folded, at + folded.length)
          ) {
            if (!wholeWord || words.isOneAt(said, at, at + folded.length)) indices.push(at);
          }
          const count = first + indices.length;
          expect(found.count).toBe(end === '\nok\n' ? count + first : count);
          for (const share of [0.7]) {
            const i = Math.floor(share * indices.length);
            const index = indices[i];
            if (index === undefined) continue;
            const [from, to] = document.columnsAt(1, [index, index + folded.length]);
            expect(found.at(first + i)).toEqual({ line: 1, from, to });
            expect(found.indexAt(1, from ?? 0)).toBe(first + i);
            expect(found.rangesOf(1, from, to)).toContainEqual([from, to]);
          }
        }
      }
    },
    60_000,
  );
});
