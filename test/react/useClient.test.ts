import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const REACT = join(import.meta.dirname, '../../src/react');

function sourceOf(path: string): string {
  const file = ['.ts', '.tsx'].map((end) => join(REACT, path + end)).find(existsSync);
  if (!file) throw new Error(`No module ${path}.`);
  return readFileSync(file, 'utf8');
}

/** Modules whose values hosts may import, and whether they use React by themselves. */
const modules = ['index', 'viewer', 'shared']
  .flatMap((entry) => [
    ...sourceOf(entry).matchAll(/^export (?!type|\*)[^;]*? from '\.\/(.*)\.js';/gm),
  ])
  .map(([, path = '']) => ({ path, source: sourceOf(path) }))
  .map(({ path, source }) => {
    const code = source.replace(/\/\*.*?\*\//gs, '');
    return { path, source, usesReact: /\buse[A-Z]\w*\(/.test(code) };
  });

test.each(modules.filter(({ usesReact }) => usesReact))(
  '$path is for the client, and says so',
  ({ source }) => {
    expect(source.startsWith("'use client';")).toBe(true);
  },
);

test.each(['index', 'hooks/runLogsQueryOptions'])(
  '%s is for servers as well, which may call what it exports',
  (path) => {
    expect(sourceOf(path)).not.toContain("'use client'");
  },
);
