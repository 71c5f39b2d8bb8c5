import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const rows = readFileSync('docs/threats.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!-|input )/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('each threat names what could happen, what stops it, and tests that exist', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const [, input, who, harm, defence, tests = ''] of rows) {
    expect([who, harm, defence], input).not.toContain('');
    const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    expect(files, input).not.toEqual([]);
    for (const file of files) expect(existsSync(file), `${file} of ${input ?? ''}`).toBe(true);
  }
});
