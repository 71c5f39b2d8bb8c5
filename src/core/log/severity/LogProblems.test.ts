import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { LogProblems } from './LogProblems.js';
import { severityOf } from './severityRules.js';

async function problemsIn(log: string | LogDocument) {
  const problems = new LogProblems(typeof log === 'string' ? LogDocument.from(log) : log);
  await problems.run();
  return problems;
}

const listOf = (problems: LogProblems) =>
  Array.from({ length: problems.count }, (_, i) => problems.at(i));

const PYTHON = `Traceback (most recent call last):
  File "train.py", line 3, in <module>
    fit()
ValueError: bad value`;
const CHAINED = `${PYTHON}

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "train.py", line 9, in <module>
    raise RuntimeError("x") from error
RuntimeError: x`;
const JAVA = `Exception in thread "main" java.lang.RuntimeException: outer
\tat com.example.Main.run(Main.java:9)
Caused by: java.io.IOException: inner
\tat com.example.Main.read(Main.java:3)
\t... 1 more`;
const GO = `panic: runtime error: index out of range

goroutine 1 [running]:
main.main()
\t/src/main.go:9 +0x1d
exit status 2`;

describe('lines that belong together are one problem', () => {
  test.each([
    ['a Python traceback', PYTHON, { severity: 'error', first: 1, end: 5, line: 4 }],
    ['tracebacks of a chain', CHAINED, { severity: 'error', first: 1, end: 12, line: 11 }],
    [
      'a log line and its traceback',
      `ERROR:root:failed\n${PYTHON}`,
      { severity: 'error', first: 1, end: 6, line: 5 },
    ],
    ['a Java stack trace', JAVA, { severity: 'error', first: 1, end: 6, line: 3 }],
    [
      'a log line and its Java stack trace',
      `24/08/24 12:00:00 ERROR Executor: failed\n${JAVA.replace('Exception in thread "main" ', '')}`,
      { severity: 'error', first: 1, end: 7, line: 4 },
    ],
    ['a Go panic', GO, { severity: 'fatal', first: 1, end: 7, line: 1 }],
  ])('%s', async (_, text, problem) => {
    const before = 'fine\n';
    for (const after of ['', '\n', '\nfine', '\n\nfine\n']) {
      const problems = await problemsIn(`${before}${text}${after}`);
      expect(listOf(problems)).toEqual([problem]);
      expect(problems.of(problem.end - 1)).toEqual(problem);
      expect(problems.of(problem.end)).toBeUndefined();
      expect(problems.of(0)).toBeUndefined();
    }
    // The same as it comes in, byte by byte.
    const document = new LogDocument();
    const growing = new LogProblems(document);
    for (const character of `${before}${text}\n\nfine\n`) {
      document.appendText(character);
      await growing.run();
    }
    expect(listOf(growing)).toEqual([problem]);
    expect(growing.counts[problem.severity as 'error']).toBe(1);
  });
});

test('two tracebacks are two problems, each with its own exception', async () => {
  const problems = await problemsIn(`${PYTHON}\nagain\n${PYTHON}\n`);
  expect(listOf(problems).map((problem) => problem?.line)).toEqual([3, 8]);
});

test('the next and the last problem are told from any line, by their least severity', async () => {
  const problems = await problemsIn(
    'fine\nERROR:a:b\nWARNING:a:b\nfine\nCRITICAL:a:b\nfine\nWARNING:a:b\n',
  );
  expect(problems.counts).toEqual({ fatal: 1, error: 1, warning: 2 });
  expect(problems.next(-1, 1)?.line).toBe(1);
  expect(problems.next(1, 1)?.line).toBe(4);
  expect(problems.next(1, 1, 'warning')?.line).toBe(2);
  expect(problems.next(4, 1)).toBeUndefined();
  expect(problems.next(Infinity, -1)?.line).toBe(4);
  expect(problems.next(4, -1)?.line).toBe(1);
  expect(problems.next(1, -1)).toBeUndefined();
});

test('the worst problem among some lines counts by the line that says what went wrong', async () => {
  const problems = await problemsIn(`WARNING:root:slow\n${PYTHON}\nok\nCRITICAL:root:gone\nok`);
  expect(problems.worstIn(0, 8)).toBe('fatal');
  expect(problems.worstIn(0, 8, 'error')).toBe('error');
  expect(problems.worstIn(0, 4)).toBe('warning');
  expect(problems.worstIn(4, 5)).toBe('error');
  expect(problems.worstIn(5, 6)).toBeUndefined();
  expect(problems.worstIn(6, 7)).toBe('fatal');
  expect(problems.worstIn(7, 100)).toBeUndefined();
});

test('a rule of a host counts before ours', async () => {
  const document = LogDocument.from('!! oops\nnoise ERROR here\nERROR:a:b\n');
  const rule = { name: 'ours', pattern: /^!! /, severity: 'error', contains: ['!! oops'] } as const;
  const quiet = { name: 'noise', pattern: /^noise /, severity: 'none' } as const;
  const { SEVERITY_RULES } = await import('./severityRules.js');
  const problems = new LogProblems(document, { rules: [rule, quiet, ...SEVERITY_RULES] });
  await problems.run();
  expect(listOf(problems).map((problem) => problem?.line)).toEqual([0, 2]);
  expect(() => new LogProblems(document, { rules: [{ ...rule, contains: ['!!'] }] })).toThrow();
});

test('what lines say counts, not their bytes, and is found in logs of any size', async () => {
  const problems = await problemsIn(
    `ERROR: a\rfine now\x1b[K\n\x1b[31mERROR\x1b[0m b\n${'x'.repeat(600_000)} ERROR: c\n${'fine\n'.repeat(200_000)}E0824 12:00:00.123456   12345 x.go:150] d\nERROR: e`,
  );
  expect(listOf(problems).map((problem) => problem?.line)).toEqual([1, 200_003, 200_004]);
});

test('each line is judged by its text, however it comes in and is written anew', async () => {
  const line = fc.constantFrom(
    'fine',
    '',
    'ERROR: a',
    'x ERROR',
    'W0824 12:00:00.123456   12345 x.go:150] d',
    'level=error x',
    'Error: x',
    'warning: x',
    '{"level":50,"msg":"x"}',
    '12:00PM ERR',
    '2024-08-24 12:00:00.123456: E tensorflow/a.cc:1] x',
    '漢字 ERROR',
    'a\tWARN\tb',
    'ERROR\rfine ',
    '\x1b[A\x1b[Jfine',
    '\x1b[31mFATAL\x1b[0m x',
    '0 errors',
    'error_rate=0.1',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 30 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      fc.boolean(),
      async (lines, places, ends) => {
        const bytes = new TextEncoder().encode(lines.join('\n'));
        const cuts = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
        cuts.sort((a, b) => a - b);
        const document = new LogDocument();
        const problems = new LogProblems(document);
        let from = 0;
        for (const to of cuts) {
          document.append(bytes.slice(from, to));
          from = to;
          await problems.run();
        }
        if (ends) document.end();
        await problems.run();
        const count = ends ? document.lineCount : document.endedLines;
        const expected = Array.from({ length: count }, (_, each) => [
          each,
          severityOf(document.lineText(each)),
        ]).filter(([, severity]) => severity);
        expect(listOf(problems).map((each) => [each?.line, each?.severity])).toEqual(expected);
        const { fatal, error, warning } = problems.counts;
        expect(fatal + error + warning).toBe(problems.count);
      },
    ),
    { numRuns: 1000 },
  );
});
