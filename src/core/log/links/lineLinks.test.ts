import { expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { lineLinks } from './lineLinks.js';

const osc8 = (uri: string, text: string, end = '\x1b\\') =>
  `\x1b]8;id=1;${uri}${end}${text}\x1b]8;;${end}`;
const linksOf = (text: string) => lineLinks(LogDocument.from(text), 0, { from: 0, to: 500 });

test('finds a URL inside of colours, by its columns', () => {
  const [link] = linksOf('漢 \x1b[31mhttps://exam\x1b[1mple.org/\x1b[0mx, done');
  expect(link).toMatchObject({ from: 3, to: 24, href: 'https://example.org/x' });
});

test('finds it in each row of a wrapped line, whole', () => {
  const document = LogDocument.from(`see https://example.org/${'a'.repeat(100)} now`);
  const rows = [0, 40, 80, 120].map((from) =>
    lineLinks(document, 0, { from: from, to: from + 40 }),
  );
  expect(rows.map((links) => links.map(({ to }) => to))).toEqual([[124], [124], [124], [124]]);
  expect(new Set(rows.map(([link]) => link?.href)).size).toBe(1);
});

test('reads no more of a long line than what is near the row', () => {
  const document = LogDocument.from(
    `${'x '.repeat(500_000)}https://example.org ${'y '.repeat(500_000)}`,
  );
  let read = 0;
  const counting = {
    styledLine: document.styledLine.bind(document),
    lineParts: (line: number) => {
      const parts = document.lineParts(line);
      if (!parts) return undefined;
      const text = (from: number, to: number) => {
        read += to - from;
        return parts.text(from, to);
      };
      return {
        ...{ columns: parts.columns, isPlain: parts.isPlain, edits: parts.edits, text },
        columnsAt: parts.columnsAt.bind(parts),
        columnOf: parts.columnOf.bind(parts),
      };
    },
  };
  const [link] = lineLinks(counting, 0, { from: 1_000_005, to: 1_000_085 });
  expect(link).toMatchObject({ from: 1_000_000, to: 1_000_019 });
  expect(read).toBeLessThan(10_000);
});

test.each([
  ['ST', '\x1b\\'],
  ['BEL', '\x07'],
])('OSC 8 that %s ends makes a link of its text', (_, end) => {
  const document = LogDocument.from(
    `see ${osc8('https://example.org/a', 'the \x1b[1mdocs', end)}!`,
  );
  expect(document.lineText(0)).toBe('see the docs!');
  expect(lineLinks(document, 0, { from: 0, to: 80 })).toEqual([
    { from: 4, to: 12, text: 'the docs', href: 'https://example.org/a' },
  ]);
});

test.each([
  ['a script', 'javascript:alert(document.domain)'],
  ['a file', 'file:///etc/passwd'],
  ['a user', 'https://github.com@example.org/'],
  ['a path', '/logout'],
  ['more than any server takes', `https://example.org/${'a'.repeat(3000)}`],
])('OSC 8 that leads to %s is no link', (_, uri) => {
  const document = LogDocument.from(osc8(uri, 'docs'));
  expect(document.lineText(0)).toBe('docs');
  expect(lineLinks(document, 0, { from: 0, to: 80 })).toEqual([]);
});

test('a link whose text is the URL of another site leads where it reads', () => {
  const links = linksOf(osc8('https://evil.example/', 'https://example.org/login'));
  expect(links.map(({ href }) => href)).toEqual(['https://example.org/login']);
});

test('a link that is not ended ends with its line', () => {
  const document = LogDocument.from('\x1b]8;;https://example.org\x07one\ntwo');
  expect(lineLinks(document, 0, { from: 0, to: 80 })).toHaveLength(1);
  expect(lineLinks(document, 1, { from: 0, to: 80 })).toEqual([]);
});

test('a line that the cursor came back to keeps its links', () => {
  const document = LogDocument.from(
    `${osc8('https://example.org/a', 'docs')} 0%\n\x1b[A\r\x1b[5C50%\n\x1b[31mdone\x1b[0m\n`,
  );
  expect(document.lineText(0)).toBe('docs 50%');
  expect(document.lineText(1)).toBe('done');
  expect(lineLinks(document, 0, { from: 0, to: 80 })).toMatchObject([
    { from: 0, to: 4, href: 'https://example.org/a' },
  ]);
});

test('a link that was overwritten in many places makes no more bytes than a line may take', () => {
  const holes = Array.from({ length: 2000 }, (_, i) => `\x1b[${2 * i + 2}Gx`).join('');
  const document = LogDocument.from(
    `\x1b]8;;https://example.org/${'a'.repeat(2000)}\x07${'-'.repeat(4000)}\x1b]8;;\x07${holes}\n\x1b[A\x1b[B`,
  );
  expect(document.lineText(0)).toHaveLength(4000);
  expect(document.keptByteLength).toBeLessThan(64 * 1024);
});

test('sources are found where the host asks for them, outside of links', () => {
  const document = LogDocument.from('https://example.org/main.go:12 at app/main.go:13');
  expect(lineLinks(document, 0, { from: 0, to: 80 })).toHaveLength(1);
  expect(lineLinks(document, 0, { from: 0, to: 80 }, { findsSources: true })).toMatchObject([
    { href: 'https://example.org/main.go:12', source: undefined },
    { href: '', source: { file: 'app/main.go', line: 13 } },
  ]);
});
