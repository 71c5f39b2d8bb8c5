import { expect, test } from 'vitest';

import { QueryHistory } from './QueryHistory.js';

test('goes back to what was looked for, and forth to what was being written', () => {
  const texts: string[] = [];
  const before = new QueryHistory(texts);
  for (const text of ['loss', 'error', 'loss', '']) before.add(text);
  const history = new QueryHistory(texts);
  expect(history.go(1, 'tr')).toBeUndefined();
  expect(history.go(-1, 'tr')).toBe('loss');
  expect(history.go(-1, 'loss')).toBe('error');
  expect(history.go(-1, 'error')).toBeUndefined();
  expect(history.go(1, 'error')).toBe('loss');
  expect(history.go(1, 'loss')).toBe('tr');
  history.add('tr');
  expect(history.go(-1, 'tr')).toBe('loss');
});

test('keeps the last 30', () => {
  const texts: string[] = [];
  const history = new QueryHistory(texts);
  for (let i = 0; i < 40; i++) history.add(`${i}`);
  expect([texts.length, texts[0]]).toEqual([30, '10']);
});
