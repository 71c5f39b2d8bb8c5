import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { redact } from '../../src/core/base/redact.js';
import { SYMPTOMS } from '../diagnosis/SYMPTOMS.js';
import { CORPUS } from './corpus.js';
import { type Document, leakOf } from './document.js';

/** What a document says outside of its secrets. */
const elsewhereOf = ({ text, secrets }: Document): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '\u0000'), text);

function leaksOf(document: Document, masked: string, elsewhere: string): string[] {
  return document.secrets.flatMap((secret) => leakOf(secret, masked, elsewhere) ?? []);
}

/** Documents in which only what follows a secret tells that it is one. */
const TOLD_AFTERWARDS = new Set([
  'Deployment: environment as YAML pairs',
  'Pod: environment as JSON',
  'value before name',
  'Go MySQL driver',
  'user and password without a scheme',
  'e-mail addresses',
  'AWS secret, bare',
  'JSON web key',
  'Telegram and Discord',
  'Azure',
  'SMTP and Sentry',
  'Terraform',
  'random, of no vendor',
  'Jenkins: console',
  'an input of HTML, its name last',
  'External Secrets and Vault',
  'prose: is',
  'AWS: incomplete signature',
  'blanks in the middle of a line',
]);
/** Documents whose first line tells where its secret ends, unless something else is on it. */
const TOLD_BY_LINES = new Set([
  '.pgpass',
  'a cookie with quotes',
  'digest header',
  'Helm values',
  'YAML with a comment',
]);
/** An e-mail address is one with its `@` only. */
const isTold = (secret: string): boolean => !/^[\w.-]+(?:@|%40)[\w.-]+$/.test(secret);

/** How a text is packed into another on its way, and how it is unpacked. */
const PACKINGS: Readonly<
  Record<string, { pack: (text: string) => string; unpack: (text: string) => string }>
> = {
  JSON: { pack: inJson, unpack: outOfJson },
  'JSON in JSON': {
    pack: (text) => inJson(inJson(text)),
    unpack: (text) => outOfJson(outOfJson(text)),
  },
  HTML: { pack: inHtml, unpack: outOfHtml },
  'JSON in HTML': {
    pack: (text) => inHtml(inJson(text)),
    unpack: (text) => outOfJson(outOfHtml(text)),
  },
  'a URL': { pack: encodeURIComponent, unpack: decodeURIComponent },
};

function inJson(text: string): string {
  return JSON.stringify(text);
}

/** A mask takes the place of whole escapes, so that what is left is JSON. */
function outOfJson(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|(.))/g, (_, code?: string, character = '') =>
    code
      ? String.fromCharCode(parseInt(code, 16))
      : ({ n: '\n', r: '\r', t: '\t' }[character as string] ?? (character as string)),
  );
}

function inHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;' };
  return text.replace(/[&<>"]/g, (it) => entities[it] ?? it).replaceAll("'", '&#39;');
}

function outOfHtml(text: string): string {
  const characters: Record<string, string> = { lt: '<', gt: '>', '#34': '"', '#39': "'", amp: '&' };
  return text.replace(/&(lt|gt|#34|#39|amp);/g, (all, name: string) => characters[name] ?? all);
}

describe('the corpus', () => {
  test('has no leak, and keeps what is harmless readable', () => {
    const leaks: string[] = [];
    const masked: string[] = [];
    for (const document of CORPUS) {
      const result = redact(document.text);
      const left = leaksOf(document, result, elsewhereOf(document));
      leaks.push(...left.map((piece) => `${document.title}: ${piece}`));
      const gone = document.harmless.filter((word) => !result.includes(word));
      masked.push(...gone.map((word) => `${document.title}: ${word}`));
    }
    const count = (of: 'secrets' | 'harmless'): number =>
      CORPUS.reduce((sum, document) => sum + document[of].length, 0);
    process.stdout.write(
      `Redaction: leaked ${leaks.length} of ${count('secrets')} secrets; masked ${masked.length} of ${count('harmless')} harmless words.\n`,
    );
    expect(count('secrets')).toBeGreaterThanOrEqual(300);
    expect(leaks).toEqual([]);
    expect(masked.length / count('harmless')).toBeLessThan(0.02);
  });

  test('is masked once: masking it again changes nothing', () => {
    for (const { text } of CORPUS) {
      const masked = redact(text);
      expect(redact(masked)).toBe(masked);
    }
  });

  test.each(Object.entries(PACKINGS))('has no leak when it is packed into %s', (_, packing) => {
    const leaks = CORPUS.flatMap((document) => {
      const left = packing.unpack(redact(packing.pack(document.text)));
      return leaksOf(document, left, elsewhereOf(document)).map((it) => `${document.title}: ${it}`);
    });
    expect(leaks).toEqual([]);
  });

  test('has no leak when a text is cut in the middle of a secret', () => {
    const told = CORPUS.filter(({ title }) => !TOLD_AFTERWARDS.has(title));
    const leaks = told.flatMap((document) => {
      const elsewhere = elsewhereOf(document) + document.known;
      return document.secrets.filter(isTold).flatMap((secret) => {
        const from = document.text.indexOf(secret);
        const lengths = Array.from(secret, (_, index) => index + 1);
        const at = lengths.find((length) =>
          leakOf(secret, redact(document.text.slice(0, from + length)), elsewhere),
        );
        return at === undefined ? [] : [`${document.title}: ${secret.slice(0, at)}`];
      });
    });
    expect(leaks).toEqual([]);
  });

  test.each(['Error: ', '{"a":', '[', '"', "'", '- ', '<pre>', '  '])(
    'has no leak behind other text on its line: %j',
    (before) => {
      const leaks = CORPUS.filter(({ title }) => !TOLD_BY_LINES.has(title)).flatMap((document) =>
        leaksOf(document, redact(before + document.text), elsewhereOf(document) + before),
      );
      expect(leaks).toEqual([]);
    },
  );

  test('has no leak behind other lines', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CORPUS), fc.string(), (document, before) => {
        const masked = redact(`${before}\n${document.text}`);
        expect(leaksOf(document, masked, elsewhereOf(document) + before)).toEqual([]);
      }),
    );
  });
});

describe('what the real server and the known symptoms say', () => {
  const recorded = readFileSync('test/exchanges/exchanges.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { body?: string; headers: object });
  const symptoms = Object.values(SYMPTOMS)
    .flat()
    .flatMap(({ response, seen = [] }) => [response, ...seen]);
  const texts = [
    ...recorded.flatMap(({ body = '', headers }) => [body, JSON.stringify(headers)]),
    ...symptoms.flatMap((it) => (it ? [it.text, it.request ?? ''] : [])),
  ];

  test.each([...new Set(texts)])('stays as it is, but for who asked: %j', (text) => {
    expect(redact(text)).toBe(text.replaceAll('bob@example.com', '[redacted]'));
  });
});
