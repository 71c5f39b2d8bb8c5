import fc from 'fast-check';
import { expect, test } from 'vitest';

import { themeOfTests } from '../../../../test/support/themeOfTests.js';
import { LogDocument, LogFilter, LogSearch, Projection } from '../../../core/index.js';
import { TextSelection } from '../input/TextSelection.js';
import { excerptOf } from './excerpt.js';
import { ansiFormat, htmlFormat, textFormat } from './formats.js';

function linesOf(count: number, first: number, last: number) {
  const document = LogDocument.from(
    Array.from({ length: count }, (_, i) => `line ${i} \x1b[31mred\x1b[0m`),
  );
  const selection = new TextSelection();
  selection.selectLines(first, last);
  return { document, selection, projection: undefined };
}

test('many lines are numbered and counted as few are', async () => {
  const { text, count } = await excerptOf(linesOf(5000, 10, 4000), { lineNumbers: true });
  const lines = (await text.text()).split('\n');
  expect([count, lines.length]).toEqual([3991, 3991]);
  expect(lines[0]).toBe('  11  line 10 red');
  expect(lines.at(-1)).toBe('4001  line 4000 red');
});

test('a selection that begins and ends within lines is copied as it is', async () => {
  const source = linesOf(3000, 0, 0);
  source.selection.start({ line: 1, column: 5 });
  source.selection.extend({ line: 2500, column: 4 });
  const { text } = await excerptOf(source);
  const lines = (await text.text()).split('\n');
  expect([lines[0], lines[1], lines.at(-2), lines.at(-1)]).toEqual([
    '1 red',
    'line 2 red',
    'line 2499 red',
    'line',
  ]);
});

test('a selection that goes on behind the log ends with its last line', async () => {
  const { text } = await excerptOf(linesOf(100, 0, 500));
  expect((await text.text()).endsWith('line 99 red')).toBe(true);
});

test('who waits is told how much is done, up to all', async () => {
  for (const last of [19_999, 30_000]) {
    const told: number[] = [];
    await excerptOf(linesOf(20_000, 5, last), {}, { onProgress: (done) => told.push(done) });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  }
});

test('who waits no longer ends it', async () => {
  const copying = excerptOf(linesOf(20, 0, 19), {}, { signal: AbortSignal.abort() });
  await expect(copying).rejects.toThrow('aborted');
});

const piece = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom('a', 'b', ' ', '\n', '\n', 'a\n', '\r\n', '<i>', '&', `'"`),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('\x1b[31m', '\x1b[0m', '\x1b[1;42m', '\x1b[2m', '\x1b[7m'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('漢', 'é', '█', '\t', '\r', '\x1b[K', '\x1b[38;2;9;9;9m'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('👍🏽', '\u202e', '\u0301', '\x1b]8;;x\x07', '\b', '\x1b[A', '\x07'),
  },
);
const bytes = fc.oneof(
  { weight: 15, arbitrary: piece.map((text) => [...new TextEncoder().encode(text)]) },
  fc.constantFrom([0xff], [0xe6, 0xbc], [0xc2], [0x85]),
);

test('many lines at once are written as each part of a line is', async () => {
  const html = htmlFormat(themeOfTests);
  const formats = [
    { name: 'text', format: textFormat },
    { name: 'ansi', format: ansiFormat },
    { name: 'html', format: html },
  ] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(bytes, { maxLength: 30, size: 'max' }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...formats),
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }),
      async (appended, { name, format }, isFiltered, lineNumbers, [fromLine, from, toLine, to]) => {
        const document = new LogDocument();
        for (const parts of appended) document.append(Uint8Array.from(parts.flat()));
        document.end();
        const projection = isFiltered ? new Projection(document) : undefined;
        const filter = new LogFilter(document, { include: new LogSearch(document, 'a') });
        filter.onChange = (first, end) => projection?.update(first, end);
        projection?.setFilter(filter);
        await filter.run();
        const selection = new TextSelection();
        selection.start({ line: fromLine ?? 0, column: from ?? 0 });
        selection.extend({ line: toLine ?? 0, column: to === 9 ? Infinity : (to ?? 0) });

        let expected = '';
        let count = 0;
        const digits = String(document.lineCount).length;
        for (const part of selection.parts(document, projection)) {
          if (part.to === 0 && count > 0) continue;
          count += 1;
          if (lineNumbers) expected += `${String(part.line + 1).padStart(digits)}  `;
          expected += format.partOf(document, part) + (part.isLast ? '' : '\n');
        }
        const source = { document, selection, projection, theme: themeOfTests };
        const excerpt = await excerptOf(source, { format: name, lineNumbers });
        const written = await (name === 'html' ? excerpt.html : excerpt.text)?.text();
        expect(written).toBe(`${format.start}${expected}${format.end}`);
        expect(excerpt.count).toBe(count);
      },
    ),
    { numRuns: 1000 },
  );
});
