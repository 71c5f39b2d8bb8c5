import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { foldAscii, LogSearch } from '../search/LogSearch.js';
import { LogProblems } from '../severity/LogProblems.js';
import { LineLevels } from './LineLevels.js';
import { LogFilter } from './LogFilter.js';
import { Projection } from './Projection.js';

const shownBy = (filter: LogFilter) =>
  Array.from({ length: filter.lines.length }, (_, line) => line).filter((line) =>
    filter.lines.has(line),
  );

test('shows matching lines and those around them, without the excluded ones', async () => {
  const text = ['a', 'b', 'error 1', 'c', 'd', 'e', 'error 2 ok', 'f', 'Error 3'].join('\n');
  const document = LogDocument.from(text);
  const filter = new LogFilter(document, {
    include: new LogSearch(document, 'error'),
    exclude: [new LogSearch(document, 'ok')],
    context: 1,
  });
  await filter.run();
  expect([filter.isCurrent, filter.count]).toEqual([true, 2]);
  expect(shownBy(filter)).toEqual([1, 2, 3, 7, 8]);
  filter.setContext(2);
  expect(filter.isCurrent).toBe(false);
  await filter.run();
  expect(shownBy(filter)).toEqual([0, 1, 2, 3, 4, 6, 7, 8]);
  filter.setContext(0);
  await filter.run();
  expect(shownBy(filter)).toEqual([2, 8]);
});

test('shows lines of a least level, as they come in', async () => {
  const pieces = fc.constantFrom(
    ...['ERROR:root:x\n', 'WARNING:root:x\n', 'CRITICAL:root:x\n', 'a\n', '\n', '  at x\n'],
    ...['Traceback (most recent call last):\n', '  File "x"\n', 'ValueError: x\n', 'ValueError: '],
    ...['panic: x\n', 'goroutine 1\n', 'x\n', '\x1b[A', '\x1b[31mERROR\x1b[0m x\n'],
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(pieces, { maxLength: 8 }), { maxLength: 6 }),
      fc.constantFrom('warning', 'error', 'fatal'),
      fc.constantFrom('', 'x'),
      fc.boolean(),
      async (appended, least, include, ends) => {
        const document = new LogDocument();
        const filter = new LogFilter(document, {
          include: include === '' ? undefined : new LogSearch(document, include),
          levels: new LineLevels(document, least),
        });
        const check = async () => {
          await filter.run();
          const problems = new LogProblems(document);
          await problems.run();
          const levels = ['warning', 'error', 'fatal'];
          const expected = Array.from({ length: document.lineCount }, (_, line) => line).filter(
            (line) => {
              const problem = problems.of(line);
              const isLevel = problem && levels.indexOf(problem.severity) >= levels.indexOf(least);
              return isLevel && document.lineText(line).includes(include);
            },
          );
          expect([filter.isCurrent, shownBy(filter)]).toEqual([true, expected]);
        };
        for (const pieces of appended) {
          document.appendText(pieces.join(''));
          await check();
        }
        if (ends) document.end();
        await check();
      },
    ),
    {
      numRuns: 500,
      // A line that is written anew makes the one before it part of a worse problem.
      examples: [
        [[['ERROR:root:x\n', 'ERROR:root:x\n', '\x1b[A'], ['panic: x\n']], 'fatal', '', false],
      ],
    },
  );
});

test('shows a last line once it has grown into a match, and hides it again', async () => {
  const document = new LogDocument();
  const filter = new LogFilter(document, { include: new LogSearch(document, 'done') });
  const step = async (text: string) => {
    document.appendText(text);
    await filter.run();
    return shownBy(filter);
  };
  expect(await step('a\ndon')).toEqual([]);
  expect(await step('e')).toEqual([1]);
  expect(await step('\rgone')).toEqual([]);
  expect(await step('\ndone\n')).toEqual([2]);
});

const piece = fc.constantFrom(
  'a',
  'b',
  'ab',
  'A',
  ' ',
  '\n',
  '\n',
  'a\n',
  '\r',
  '\t',
  '\x1b[31m',
  '\x1b[A',
  '\x1b[2A\x1b[J',
  '\x1b[K',
  '漢',
  '\b',
  '👍🏽',
);

test('what is shown is what each line says, whatever the log, its cuts and the rules', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(piece, { maxLength: 20 }), { maxLength: 6 }),
      fc.constantFrom('', 'a', 'ab', '漢', ' '),
      fc.constantFrom('', 'b', 'aa'),
      fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
      async (appended, include, exclude, contexts) => {
        const document = new LogDocument();
        const rules = {
          include: include === '' ? undefined : new LogSearch(document, include),
          exclude: [new LogSearch(document, exclude)],
        };
        const filter = new LogFilter(document, rules);
        const projection = new Projection(document);
        filter.onChange = (from, to) => {
          projection.update(from, to);
        };
        projection.setFilter(filter);
        for (const [i, pieces] of appended.entries()) {
          document.appendText(pieces.join(''));
          const context = contexts[i] ?? 0;
          filter.setContext(context);
          await filter.run();
          const texts = Array.from({ length: document.lineCount }, (_, line) =>
            foldAscii(document.lineText(line)),
          );
          const matches = texts.map(
            (text) => text.includes(include) && (exclude === '' || !text.includes(exclude)),
          );
          const expected = texts.flatMap((_, line) =>
            matches.slice(Math.max(0, line - context), line + context + 1).includes(true)
              ? [line]
              : [],
          );
          expect(shownBy(filter)).toEqual(expected);
          expect(filter.count).toBe(matches.filter(Boolean).length);
          expect(filter.isCurrent).toBe(true);
          expect(texts.flatMap((_, line) => (projection.isShown(line) ? [line] : []))).toEqual(
            expected,
          );
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('shows what comes since a line that moves, as they come in, whatever else it asks for', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          lines: fc.array(fc.constantFrom('a', 'b', 'ab', ''), { maxLength: 12 }),
          first: fc.nat(40),
        }),
        { maxLength: 8 },
      ),
      fc.constantFrom('', 'a'),
      fc.constantFrom('', 'b'),
      fc.nat(2),
      async (steps, include, exclude, context) => {
        const document = new LogDocument();
        const since = { first: 0 };
        const filter = new LogFilter(document, {
          include: include === '' ? undefined : new LogSearch(document, include),
          exclude: exclude === '' ? [] : [new LogSearch(document, exclude)],
          since,
          context,
        });
        const projection = new Projection(document);
        filter.onChange = (from, to) => {
          projection.update(from, to);
        };
        projection.setFilter(filter);
        for (const { lines, first } of steps) {
          since.first = first;
          document.appendText(lines.map((line) => `${line}\n`).join(''));
          await filter.run();
          const isMatch = (line: number) => {
            const text = document.lineText(line);
            const isWanted = text.includes(include) && (exclude === '' || !text.includes(exclude));
            return line >= first && line >= 0 && line < document.lineCount && isWanted;
          };
          const around = Array.from({ length: 2 * context + 1 }, (_, i) => i - context);
          const all = Array.from({ length: document.lineCount }, (_, line) => line);
          // Without a new line nothing is asked anew.
          if (lines.length === 0) continue;
          expect([filter.isCurrent, filter.count]).toEqual([true, all.filter(isMatch).length]);
          const expected = all.filter(
            (line) => line >= first && around.some((by) => isMatch(line + by)),
          );
          expect(shownBy(filter)).toEqual(expected);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
