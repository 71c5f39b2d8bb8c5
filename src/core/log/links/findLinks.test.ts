import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { findSources } from './findSources.js';
import { findUris, MAX_URI } from './findUris.js';
import { linkTarget } from './linkTarget.js';

const uris = (text: string) => findUris(text).map(({ uri }) => uri);

describe('findUris', () => {
  test.each<[text: string, ...uris: string[]]>([
    ['no link here: a//b, 12://'],
    ['see https://example.org/a?b=c#d now', 'https://example.org/a?b=c#d'],
    ['HTTP://EXAMPLE.ORG', 'HTTP://EXAMPLE.ORG'],
    ['Look at https://example.org.', 'https://example.org'],
    ['Really https://example.org/a?!', 'https://example.org/a'],
    ['(https://example.org/a)', 'https://example.org/a'],
    ['(https://example.org/a), next', 'https://example.org/a'],
    [
      'https://en.wikipedia.org/wiki/Log_(disambiguation)',
      'https://en.wikipedia.org/wiki/Log_(disambiguation)',
    ],
    ['[docs](https://example.org/a)', 'https://example.org/a'],
    ['**https://example.org/a**', 'https://example.org/a'],
    ['<https://example.org/a>', 'https://example.org/a'],
    ['"url": "https://example.org/a","b"', 'https://example.org/a'],
    ["{'url':'https://example.org/a','b':1}", 'https://example.org/a'],
    ['`https://example.org/a`', 'https://example.org/a'],
    ['"a\\nhttps://example.org/a\\n"', 'https://example.org/a'],
    ['url=https://example.org/a;', 'https://example.org/a'],
    ['https://a.example,https://b.example', 'https://a.example', 'https://b.example'],
    ['http://[::1]:8080/a]', 'http://[::1]:8080/a'],
    ['访问https://example.org/路径。然后', 'https://example.org/路径'],
    ['(見 https://example.org/a)', 'https://example.org/a'],
    ['Cloning git+https://example.org/a.git', 'https://example.org/a.git'],
    ['model at gs://bucket/a/b.', 'gs://bucket/a/b'],
    ['minio://mlpipeline/v2/x, s3://b/c', 'minio://mlpipeline/v2/x', 's3://b/c'],
    ['https://'],
    ['://example.org'],
  ])('%s', (text, ...expected) => {
    expect(uris(text)).toEqual(expected);
  });

  test('one that is longer than any server takes is none', () => {
    const long = `https://example.org/${'a'.repeat(MAX_URI)}`;
    expect(uris(`${long} https://example.org`)).toEqual(['https://example.org']);
  });

  const piece = fc.oneof(
    fc.constantFrom('http://', 'https://a.example/', 'gs://', '://', ' ', ',', ')', '(', "'", '。'),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.integer({ min: 1, max: MAX_URI + 9 }).map((length) => 'x'.repeat(length)),
  );
  const line = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  test('what is found is in the text, in order and apart', () => {
    fc.assert(
      fc.property(line, (text) => {
        let before = 0;
        for (const { start, end, uri } of findUris(text)) {
          expect(text.slice(start, end)).toBe(uri);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('a part of a line has the links that the whole line has there', () => {
    fc.assert(
      fc.property(line, fc.nat(), fc.integer({ min: 1, max: 300 }), (text, at, width) => {
        const from = at % (text.length + 1);
        const to = Math.min(text.length, from + width);
        const start = Math.max(0, from - MAX_URI - 2);
        const part = text.slice(start, to + MAX_URI + 2);
        const isInView = (link: { start: number; end: number }) =>
          link.start < to && link.end > from;
        const ofPart = findUris(part).map((link) => ({
          ...link,
          start: link.start + start,
          end: link.end + start,
        }));
        expect(ofPart.filter(isInView)).toEqual(findUris(text).filter(isInView));
      }),
      { numRuns: 300 },
    );
  });
});

describe('linkTarget', () => {
  const linkify = (uri: string) =>
    uri.startsWith('gs://') ? `#/artifacts?uri=${encodeURIComponent(uri)}` : undefined;
  const options = { linkify, base: 'https://kfp.example/pipeline/' };

  test.each<[uri: string, target: string | undefined]>([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['http://EXAMPLE.org', 'http://example.org/'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/'],
    ['https://example.org/\u202egnp.exe', 'https://example.org/%E2%80%AEgnp.exe'],
    ['gs://bucket/a', undefined],
    ['javascript:alert(1)', undefined],
    ['javascript://example.org/%0aalert(1)', undefined],
    ['data:text/html,<script>', undefined],
    ['file:///etc/passwd', undefined],
    ['/only/a/path', undefined],
    ['//example.org', undefined],
    ['https://github.com@example.org/', undefined],
    ['https://user:secret@example.org/', undefined],
    ['https://', undefined],
    ['https://a..\u0000b', undefined],
  ])('%s leads to %s', (uri, target) => {
    expect(linkTarget(uri)).toBe(target);
  });

  test('a host leads its own schemes to its own routes', () => {
    expect(linkTarget('gs://b/c', options)).toBe(
      'https://kfp.example/pipeline/#/artifacts?uri=gs%3A%2F%2Fb%2Fc',
    );
    expect(linkTarget('https://example.org', options)).toBe('https://example.org/');
    expect(linkTarget('s3://b/c', options)).toBeUndefined();
    expect(linkTarget('https://example.org', { linkify: () => null })).toBeUndefined();
  });

  test('no host can make a script of it, nor break the log by throwing', () => {
    expect(linkTarget('gs://b', { linkify: () => 'javascript:alert(1)' })).toBeUndefined();
    const linkify = () => {
      throw new Error('of the host');
    };
    expect(linkTarget('https://example.org', { linkify })).toBe('https://example.org/');
  });

  test('whatever is written, what it leads to is http or https, in ASCII and without a user', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true }));
    fc.assert(
      fc.property(anything, (uri) => {
        const target = linkTarget(uri) ?? 'https://none/';
        expect(target).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
        expect(new URL(target).username).toBe('');
      }),
    );
  });
});

describe('findSources', () => {
  test.each<[text: string, file: string, line: number, column?: number]>([
    ['  File "/app/train.py", line 3, in main', '/app/train.py', 3],
    ['  File "<frozen runpy>", line 88, in _run_code', '<frozen runpy>', 88],
    ['\tat com.example.Foo.bar(Foo.java:12)', 'Foo.java', 12],
    ['\t/go/src/argo/main.go:12 +0x1d', '/go/src/argo/main.go', 12],
    ['I1126 23:00:00.000000       1 main.go:12] started', 'main.go', 12],
    ['    at run (/app/dist/index.mjs:12:5)', '/app/dist/index.mjs', 12, 5],
    ['tests/test_a.py:7: AssertionError', 'tests/test_a.py', 7],
    ['tensorflow/core/op_kernel.cc:1780] OP_REQUIRES failed', 'tensorflow/core/op_kernel.cc', 1780],
  ])('%s', (text, file, line, column) => {
    expect(findSources(text).map(({ source }) => source)).toEqual([
      column === undefined ? { file, line } : { file, line, column },
    ]);
  });

  test.each(['12:30:15', 'epoch.py', 'example.org:8080', 'a.python:3', ':12', '.py:3', 'x.py:3rd'])(
    'none in %s',
    (text) => {
      expect(findSources(text)).toEqual([]);
    },
  );

  test('what is found is in the text, however it is cut', () => {
    const piece = fc.oneof(
      fc.constantFrom('File "', '", line ', '.py:', '.go:', '3', ':', ' ', '/', 'a', '"'),
      fc.integer({ min: 1, max: 1100 }).map((length) => 'x'.repeat(length)),
    );
    const line = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(line, fc.nat(), (text, at) => {
        const from = at % (text.length + 1);
        const to = from + 80;
        const start = Math.max(0, from - 4000);
        const isInView = (found: { start: number; end: number }) =>
          found.start < to && found.end > from;
        const ofPart = findSources(text.slice(start, to + 4000)).map((found) => ({
          ...found,
          start: found.start + start,
          end: found.end + start,
        }));
        for (const { end } of findSources(text)) expect(end).toBeLessThanOrEqual(text.length);
        expect(ofPart.filter(isInView)).toEqual(findSources(text).filter(isInView));
      }),
    );
  });
});
