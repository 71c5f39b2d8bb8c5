import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compilePattern, type LinePattern, type PatternOptions } from './linePattern.js';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\r$/, '');

const CHARACTERS = ['a', 'b', 'A', 'k', 'K', 's', 'S', '1', '_', ' ', '-', ']', '^', '{', ':'];
const BEYOND = ['é', 'É', '漢', 'ſ', '\u212a', '\ufffd', '👍', 'ß', 'İ', 'ı', 'Ω', '\u00a0'];

const line = fc
  .array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(...CHARACTERS, 'ab', 'aa', '\t', '\x7f').map(encode),
      },
      { weight: 3, arbitrary: fc.constantFrom(...BEYOND).map(encode) },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom([0xff], [0xe6], [0xc3], [0xa9], [0xe6, 0xbc], [0xf0, 0x9f, 0x91])
          .map((bytes) => Uint8Array.from(bytes)),
      },
    ),
    { maxLength: 14 },
  )
  .chain((parts) => fc.constantFrom([...parts], [...parts, encode('\r')]))
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

const atom = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('a', 'b', 'k', 's', 'A', '1', ' ', '_', '-') },
  { weight: 2, arbitrary: fc.constantFrom(...BEYOND) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['.', '^', '$', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S', '\\b', '\\B', '\\A', '\\z'],
      ...['[ab]', '[^a]', '[^a-z]', '[a-zé]', '[]a]', '[^]a]', '[[:alpha:]k]', '[[:^digit:]]'],
      ...['[[:foo]', '[\\]a]', '[\\w-]', '[k]', '[^k]', '[ſ]', '\\p{Lu}', '\\pL', '\\P{Greek}'],
      ...['\\x61', '\\x{e9}', '\\.', '\\-', '\\\\', '{', '{,2}', '(?i)', '(?s)', '(?i:a)', '\\t'],
      ...['(?:)', '(|a)', '\\Qa.b\\E', '\\141', '\\C', '{01}', '(?U)', '(?P<n>a)', '(?<m>b)'],
    ),
  },
);
const { structured } = fc.letrec<{ structured: string }>((tie) => ({
  structured: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    fc.tuple(tie('structured'), tie('structured')).map(([a, b]) => a + b),
    fc.tuple(tie('structured'), tie('structured')).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(
        tie('structured'),
        fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,}', '{0,2}', '{1,2}?', '{0}'),
      )
      .map(([part, count]) => `(${part})${count}`),
    fc.tuple(atom, fc.constantFrom('*', '+', '?', '{2,3}')).map(([part, count]) => part + count),
  ),
}));
const soup = fc
  .array(
    fc.constantFrom(...Array.from('ab|()[]^$.*+?{}2,\\dwWsSbpkx:-_é漢'), '(?:', '[^', '[:', ':]'),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

const pattern = fc
  .record({
    source: fc.oneof({ weight: 4, arbitrary: structured }, { weight: 1, arbitrary: soup }),
    matchCase: fc.boolean(),
    wholeWord: fc.boolean(),
  })
  .map(({ source, ...options }) => compilePattern(source, options))
  .filter((compiled): compiled is LinePattern => !('problem' in compiled));

function compile(source: string, options: Partial<PatternOptions> = {}): LinePattern {
  const compiled = compilePattern(source, { matchCase: true, wholeWord: false, ...options });
  if ('problem' in compiled) throw new Error(compiled.problem);
  return compiled;
}

/** The definition: how many matches the engine finds in the text of each line. */
const countsOf = (compiled: LinePattern, lines: readonly Uint8Array[]) =>
  lines.map((bytes) => {
    const all = compiled.matches(decode(bytes));
    let count = 0;
    while (all.next().done !== true) count += 1;
    return count;
  });

/** The lines that an automaton does not rule out. */
function candidatesOf({ automaton }: LinePattern, lines: readonly Uint8Array[]): boolean[] {
  const bytes = Uint8Array.from(lines.flatMap((each) => [...each, 0x0a]));
  const candidates = lines.map(() => automaton === undefined);
  let start = 0;
  let from = 0;
  lines.forEach((each, i) => {
    const end = start + each.length + 1;
    if (automaton && from === start) {
      const at = automaton.indexIn(bytes, from, bytes.length);
      if (at < 0) from = Infinity;
      else if (at < end) {
        candidates[i] = true;
        from = end;
      } else from = bytes.lastIndexOf(0x0a, at - 1) + 1;
    }
    start = end;
  });
  return candidates;
}

test('no line that matches is ruled out, whatever the expression', () => {
  fc.assert(
    fc.property(pattern, fc.array(line, { maxLength: 5 }), (compiled, lines) => {
      const candidates = candidatesOf(compiled, lines);
      countsOf(compiled, lines).forEach((count, i) => {
        if (count > 0) expect(candidates[i]).toBe(true);
      });
    }),
    { numRuns: 5000 },
  );
});

test('as many matches are counted as the engine finds, whatever the expression', () => {
  fc.assert(
    fc.property(
      pattern,
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(1, 2, Infinity),
      (compiled, lines, enough) => {
        const counts = countsOf(compiled, lines);
        lines.forEach((bytes, i) => {
          const to = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length;
          const counted = compiled.counter?.countIn(bytes, 0, to, enough) ?? -1;
          if (counted >= 0) expect(counted).toBe(Math.min(enough, counts[i] ?? 0));
        });
      },
    ),
    { numRuns: 5000 },
  );
});

describe('of a line, the bytes are enough', () => {
  test.each([
    ['loss=[0-9.]+', 'a loss=0.25 loss=1', 2],
    ['^a|b$', 'abab', 2],
    ['a|ab', 'abab', 2],
    ['(?:error|warn)ing', 'Warning: an error', 0],
    ['a.*?b|a', 'aabaa', 3],
    ['[0-9]{3}$', '1234', 1],
    ['\\berror\\b', 'errors, error and no_error', 1],
    ['\\b(?:lr|lr-\\w+)\\b', 'lr lr-x lrs', 2],
    ['a\\B.|a\\b', 'ab a- aa', 3],
    ['\\b\\d+\\b$', '12 34', 1],
    ['\\berror\\b', 'éerrorß', 1],
  ])('to count %s in %s', (source, text, count) => {
    const bytes = encode(text);
    expect(compile(source).counter?.countIn(bytes, 0, bytes.length, Infinity)).toBe(count);
  });

  test.each([
    ['step=\\d+', '处理 step=7 ✅ Step=8, steps=9', { matchCase: false }, 2],
    ['k\\d', 'K1 \u212a2 \ufffd', { matchCase: false }, 2],
    ['\\d+', 'a1 2 é3 4漢 5\u0301 6', { wholeWord: true }, 2],
    ['loss=?|\\d+', 'losses loss=1', { wholeWord: true }, 2],
    ['第 \\d+ 批', '处理第 12 批数据第 13 批', {}, 2],
  ] as const)('to count %s in %s, as %o says', (source, text, options, count) => {
    const bytes = encode(text);
    const { counter } = compile(source, options);
    expect(counter?.countIn(bytes, 0, bytes.length, Infinity)).toBe(count);
  });

  test.each([
    ['Diverg\\w+ed', 'DivergenceDetect'],
    ['(a+)+$', 'aaaaaaaaab'],
    ['\\p{Han}', 'café'.slice(0, 3)],
    ['\\bcuda\\b', 'cud a'],
    ['错误.*失败', '错误：成功'],
    ['(?:a|b)*c$', 'abab'],
    ['[0-9]+$', '12 '],
    ['\\berror\\b', 'no_error'],
  ])('to rule out %s in %s', (source, text) => {
    expect(candidatesOf(compile(source), [encode(text)])).toEqual([false]);
  });
});

test('an expression of too many states rules nothing out', () => {
  const compiled = compile('(?:a|b)*a(?:a|b){14}c');
  const text = fc.sample(fc.constantFrom('a', 'b'), { numRuns: 5000, seed: 1 }).join('');
  const bytes = encode(text);
  expect(candidatesOf(compiled, [bytes, bytes])).toEqual([true, true]);
  expect(compiled.counter?.countIn(bytes, 0, bytes.length, Infinity)).toBe(-1);
});
