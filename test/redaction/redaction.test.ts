import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { redact } from '../../src/core/base/redact.js';
import { CORPUS } from './corpus.js';
import { type Document, leakOf } from './document.js';

/** What a document says outside of its secrets. */
const elsewhereOf = ({ text, secrets }: Document): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '\u0000'), text);

function leaksOf(document: Document, masked: string, elsewhere: string): string[] {
  return document.secrets.flatMap((secret) => leakOf(secret, masked, elsewhere) ?? []);
}

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
    const leaks = CORPUS.flatMap((document) => {
      const elsewhere = elsewhereOf(document);
      return document.secrets.flatMap((secret) => {
        const from = document.text.indexOf(secret);
        const lengths = [...secret].map((_, index) => index + 1);
        const at = lengths.find((length) =>
          leakOf(secret, redact(document.text.slice(0, from + length)), elsewhere),
        );
        return at === undefined ? [] : [`${document.title}: ${secret.slice(0, at)}`];
      });
    });
    expect(leaks).toEqual([]);
  });

  test('has no leak behind other text', () => {
    const before = fc.constantFrom('', 'Error: ', '\n', '{"a":', '[', '"', "'", '- ', '<pre>', '  ');
    fc.assert(
      fc.property(fc.constantFrom(...CORPUS), before, fc.string(), (document, first, second) => {
        const masked = redact(`${second}\n${first}${document.text}`);
        expect(leaksOf(document, masked, elsewhereOf(document) + first + second)).toEqual([]);
      }),
    );
  });
});
