import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

/** The rows of a table of `docs/compared.md`, by the heading above it. */
function table(heading: string): string[][] {
  const page = readFileSync('docs/compared.md', 'utf8');
  const section = page.split(/^#+ /m).find((it) => it.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const HELD = table('How it is held');
const FEATURES = table('Features');
const WISHES = table('What users of all of them ask for');
const TRAPS = table('Traps');

/** Whether a file has a test or a story of a title: `` `file`: title ``. */
function isHeld(proof: string): boolean {
  const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(proof) ?? [];
  if (!existsSync(file)) return false;
  const titles = readFileSync(file, 'utf8').matchAll(
    /(?:\b(?:test|it)(?:\.\w+)?\(|\)\(|\bname: )\s*(['"`])((?:\\.|(?!\1).)*)\1/g,
  );
  return [...titles].some(([, , text]) => text === title);
}

describe('the comparison with other viewers', () => {
  test('has its tables', () => {
    expect([FEATURES.length, WISHES.length, TRAPS.length]).toEqual([42, 13, 18]);
  });

  test('holds every feature that it claims, and no other', () => {
    const claimed = FEATURES.filter(([, ours]) => ours !== 'no').map(([name]) => name);
    expect(HELD.map(([name]) => name)).toEqual(claimed);
    expect(FEATURES.every(([, ours]) => /^(?:yes|partly|no)$/.test(ours ?? ''))).toBe(true);
  });

  test.each([
    ...HELD.map(([name = '', proof = '']) => [name, proof] as const),
    ...WISHES.filter(([, ours]) => ours !== 'no').map(
      ([name = '', , proof = '']) => [name, proof] as const,
    ),
    ...TRAPS.map(([name = '', , proof = '']) => [name, proof] as const),
  ])('%s: %s', (_, proof) => {
    expect(isHeld(proof)).toBe(true);
  });
});
