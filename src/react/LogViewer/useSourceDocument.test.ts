import { describe, expect, test } from 'vitest';

import { LogDocument } from '../../core/index.js';
import { GrowingSource } from './useSourceDocument.js';

const textsOf = (document: LogDocument) =>
  Array.from({ length: document.lineCount }, (_, line) => document.lineText(line));

describe(GrowingSource, () => {
  test.each([
    ['text', 'one', 'one and\ntwo', ['one and', 'two']],
    ['text from nothing', '', 'one', ['one']],
    ['lines', ['one'], ['one', '', 'two'], ['one', '', 'two']],
    ['lines from none', [], ['one'], ['one']],
  ])('appends what is new in %s', (_, before, after, lines) => {
    const growing = new GrowingSource(before);
    expect(growing.continues(after)).toBe(true);
    growing.append(after);
    growing.append(after);
    expect(textsOf(growing.document)).toEqual(lines);
  });

  test.each([
    ['another text', 'one', 'two'],
    ['a shorter text', 'one', 'on'],
    ['other lines', ['one'], ['two', 'one']],
    ['fewer lines', ['one', 'two'], ['one']],
    ['lines after text', 'one', ['one']],
    ['text after lines', ['one'], 'one'],
    ['nothing after text', 'one', undefined],
    ['text after nothing', undefined, 'one'],
  ])('does not continue with %s', (_, before, after) => {
    expect(new GrowingSource(before).continues(after)).toBe(false);
  });

  test('takes what was pushed to the same array', () => {
    const lines = ['one'];
    const growing = new GrowingSource(lines);
    lines.push('two');
    expect(growing.continues(lines)).toBe(true);
    growing.append(lines);
    expect(textsOf(growing.document)).toEqual(['one', 'two']);
  });

  test('passes a document on as it is', () => {
    const document = LogDocument.from('a');
    const growing = new GrowingSource(document);
    expect(growing.document).toBe(document);
    expect(growing.continues(document)).toBe(true);
    expect(growing.continues(LogDocument.from('a'))).toBe(false);
    growing.append(document);
    expect(document.lineCount).toBe(1);
  });
});
