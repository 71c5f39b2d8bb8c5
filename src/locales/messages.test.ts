import { describe, expect, test } from 'vitest';

import { CATALOGUE } from '../core/diagnosis/catalogue.js';
import { diagnoses } from './en/diagnoses.js';
import { frame } from './en/frame.js';
import { formatMessage } from './formatMessage.js';
import type { Messages } from './Messages.js';
import { zhCN } from './zh-CN.js';

const en: Messages = { ...frame, ...diagnoses };
const LANGUAGES: [string, Messages][] = [
  ['English', en],
  ['simplified Chinese', zhCN],
];
const CODES = Object.entries(CATALOGUE);

/** The `{name}` places of a text; Argo's `{{tag}}` are none. */
const placesIn = (text: string): string[] =>
  [...text.replace(/\{\{[^}]*\}\}/g, '').matchAll(/\{(\w+)\}/g)].map((match) => match[0]).sort();
const tagsIn = (text: string): string[] => text.match(/\{\{[^}]*\}\}/g) ?? [];

describe.each(LANGUAGES)('%s', (_, messages) => {
  const texts = new Map<string, string>(Object.entries(messages));

  test.each(CODES)('tells %s: title, cause and each remedy', (code, { remedies }) => {
    const keys = [...texts.keys()].filter((key) => key.startsWith(`${code}.`));
    const wanted = remedies.map((__, index) => `${code}.remedy${index + 1}`);
    expect(keys).toEqual([`${code}.title`, `${code}.cause`, ...wanted]);
    for (const key of keys) expect(texts.get(key)?.trim()).toBeTruthy();
  });

  test('has no empty text, and none with a blank at its ends', () => {
    for (const [key, text] of texts) expect([key, text]).toEqual([key, text.trim() || 'a text']);
  });

  test('leaves the tags of Argo as they are when it is filled in', () => {
    for (const text of texts.values()) {
      const params = Object.fromEntries(placesIn(text).map((place) => [place.slice(1, -1), 'x']));
      const filled = formatMessage(text, params, messages.locale);
      expect(tagsIn(filled)).toEqual(tagsIn(text));
      expect(placesIn(filled)).toEqual([]);
    }
  });

  test('names a locale that numbers can be written in', () => {
    expect(Intl.NumberFormat.supportedLocalesOf(messages.locale)).toEqual([messages.locale]);
  });

  test('names each variable, field, command and object as in English', () => {
    const names = /[A-Z]{3,}_[A-Z_]+|[a-z]+[A-Z]\w+|kubectl .*$|[a-z]+-[a-z]+-[a-z-]+/g;
    for (const [key, text] of Object.entries(en)) {
      for (const name of text.match(names) ?? []) {
        expect([key, texts.get(key)]).toEqual([key, expect.stringContaining(name)]);
      }
    }
  });
});

test('both languages have the same texts', () => {
  expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort());
});

test.each(Object.entries(en))('both languages have the same places in %s', (key, text) => {
  const translated = new Map<string, string>(Object.entries(zhCN)).get(key) ?? '';
  expect(placesIn(translated)).toEqual(placesIn(text));
  expect(tagsIn(translated)).toEqual(tagsIn(text));
});

test('Chinese texts are Chinese, in Chinese punctuation', () => {
  for (const [key, text] of Object.entries(zhCN)) {
    if (key === 'locale' || text === '{problem}') continue;
    expect([key, text]).toEqual([key, expect.stringMatching(/\p{Script=Han}/u)]);
    expect([key, text]).toEqual([key, expect.not.stringMatching(/\p{Script=Han}[,;:!?()]/u)]);
  }
});

test.each([
  ['en', en],
  ['zh-CN', zhCN],
])('the catalogue of %s says so', (locale, messages) => {
  expect(messages.locale).toBe(locale);
});
