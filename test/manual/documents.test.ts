import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { describe, expect, test } from 'vitest';

import { compile, PAGES, samplesOf } from './samples.js';

const samples = PAGES.flatMap(samplesOf).filter(({ language }) => /^tsx?$/.test(language));

describe('the code of the documentation', () => {
  const errors = compile(samples);

  test.each(['what the host has', ...samples.map(({ place }) => place)])('%s compiles', (place) => {
    expect(errors.get(place) ?? []).toEqual([]);
  });

  test('is there', () => {
    expect(samples.length).toBeGreaterThan(20);
  });
});

/** The name under which a heading can be linked to. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsIn = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => anchorOf(text));

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  test('links to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)]
      .map(([, link, source]) => link ?? source ?? '')
      .filter((link) => !/^\w+:/.test(link));
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? page : normalize(join(dirname(page), path));
      return !existsSync(file) || (anchor && !anchorsIn(file).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  test('names commands and properties that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const commands = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
    const tokens = readFileSync('src/styles/tokens.css', 'utf8');
    const known = new Set(tokens.match(/--klv-[\w-]+/g));
    const properties = text.match(/--klv-[a-z-]*[a-z](?![\w*-])/g) ?? [];
    expect(properties.filter((name) => !known.has(name))).toEqual([]);
  });

  test('names files that exist', () => {
    const files = [
      ...text.matchAll(/`((?:src|test|bench|docs|examples|scripts|stories|etc)\/[\w./-]+)`/g),
    ].map(([, name = '']) => name);
    expect(
      files.filter((file) => !existsSync(file) && !existsSync(`examples/vitest/${file}`)),
    ).toEqual([]);
  });
});

test('each file of docs/ has its page in the manual', () => {
  const pages = readFileSync('stories/manual/Page.tsx', 'utf8');
  const files = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/architecture.md');
  expect(files.filter((file) => !pages.includes(`'${file}'`))).toEqual([]);
});

test('the size that a page loads first is the budget that is held', () => {
  const { 'size-limit': budgets } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    'size-limit': { limit: string }[];
  };
  expect(readFileSync('docs/start.md', 'utf8')).toContain(
    `at most ${budgets[0]?.limit ?? ''} gzip`,
  );
});

test('the keys that the sheet of shortcuts has are those of the manual', () => {
  const sheet = readFileSync('src/react/LogViewer/reading/Shortcuts.tsx', 'utf8');
  const text = readFileSync('docs/accessibility.md', 'utf8');
  const keys = [...sheet.matchAll(/^ {2}\[\[([^\]]+)\]/gm)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^' ]+)'/g)].map(([, key = '']) => key),
  );
  expect(keys).toContain('/');
  expect(keys.filter((key) => !text.includes(`<kbd>${key}</kbd>`))).toEqual([]);
});
