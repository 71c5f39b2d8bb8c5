import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from 'vitest';

/** A file of fewer lines is part of the idea in the file that imports it, unless others do too. */
const SMALLEST = 15;

/** A rung is a file of its own however short: adding one changes no other but the list. */
const OF_ITS_OWN = 'src/core/ladder/rungs/';

const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+)\.js'/g;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file));
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

const source = filesIn('src').filter((file) => !isTest(file));
const linesOf = new Map(
  source.map((file) => [file, readFileSync(file, 'utf8').trimEnd().split('\n').length]),
);

/** Which files import a file of src, type-only imports included; its own unit test does not count. */
const importers = new Map<string, Set<string>>(source.map((file) => [file, new Set()]));
for (const file of ['src', 'stories', 'test', 'scripts'].flatMap(filesIn)) {
  if (file.startsWith('src/') && isTest(file)) continue;
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const target = join(dirname(file), path).replaceAll('\\', '/');
    (importers.get(`${target}.ts`) ?? importers.get(`${target}.tsx`))?.add(file);
  }
}

/** What `package.json` exports: hosts import it. */
const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  exports: Record<string, string | { default: string }>;
};
const entries = Object.values(exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : [entry.default.replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts')],
);

describe('the files of src', () => {
  test('are imported by something, but for what package.json exports', () => {
    expect(source).toEqual(expect.arrayContaining(entries));
    const unused = source.filter((file) => importers.get(file)?.size === 0);
    expect(unused.filter((file) => !entries.includes(file))).toEqual([]);
  });

  test(`have ${SMALLEST} lines or more, or several importers`, () => {
    const small = source
      .filter((file) => (linesOf.get(file) ?? 0) < SMALLEST && !entries.includes(file))
      .filter((file) => !file.startsWith(OF_ITS_OWN))
      .map((file) => ({ file, importers: [...(importers.get(file) ?? [])] }));
    expect(small.filter((it) => it.importers.length === 1)).toEqual([]);
  });
});
