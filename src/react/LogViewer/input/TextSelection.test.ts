import { describe, expect, test } from 'vitest';

import { LogDocument } from '../../../core/index.js';
import { TextSelection } from './TextSelection.js';

const log = LogDocument.from('see /var/log/漢字.txt now\n\x1b[31mred\x1b[0m\nlast');

describe(TextSelection, () => {
  test('is empty at first, when cleared, and where it begins', () => {
    const selection = new TextSelection();
    expect(selection.isEmpty).toBe(true);
    selection.start({ line: 1, column: 2 });
    expect(selection.isEmpty).toBe(true);
    expect(selection.columnsOf(1)).toBeUndefined();
    selection.extend({ line: 2, column: 0 });
    expect(selection.isEmpty).toBe(false);
    selection.clear();
    expect(selection.text(log)).toBe('');
  });

  test.each([
    [
      { line: 0, column: 22 },
      { line: 2, column: 2 },
    ],
    [
      { line: 2, column: 2 },
      { line: 0, column: 22 },
    ],
  ])('covers the lines in between, whichever way it was made', (from, to) => {
    const selection = new TextSelection();
    selection.start(from);
    selection.extend(to);
    expect(selection.columnsOf(0)).toEqual([22, Infinity]);
    expect(selection.columnsOf(1)).toEqual([0, Infinity]);
    expect(selection.columnsOf(2)).toEqual([0, 2]);
    expect(selection.columnsOf(3)).toBeUndefined();
    expect(selection.text(log)).toBe('now\nred\nla');
  });

  test.each([
    [5, '/var/log/漢字.txt'],
    [14, '/var/log/漢字.txt'],
    [0, 'see'],
    [23, 'now'],
  ])('takes the word at column %i', (column, word) => {
    const selection = new TextSelection();
    selection.selectWord(log, { line: 0, column });
    expect(selection.text(log)).toBe(word);
  });

  test('takes no word where there is none', () => {
    const selection = new TextSelection();
    selection.selectWord(LogDocument.from('   '), { line: 0, column: 1 });
    expect(selection.isEmpty).toBe(true);
  });

  test('takes whole lines, and no more than there are', () => {
    const selection = new TextSelection();
    selection.selectLines(1, 9);
    expect(selection.text(log)).toBe('red\nlast');
  });
});
