import { expect, test } from 'vitest';

import { LogDocument } from '../../../core/index.js';
import { TextSelection } from '../input/TextSelection.js';
import { excerptOf } from './excerpt.js';

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
