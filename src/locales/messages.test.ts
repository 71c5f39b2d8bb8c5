import { describe, expect, test } from 'vitest';

import { LOCALES } from '../../test/support/locales.js';
import packageJson from '../../package.json' with { type: 'json' };
import { CATALOGUE } from '../core/diagnosis/catalogue.js';
import { DEFAULT_RUNGS } from '../core/ladder/rungs/defaultRungs.js';
import { diagnoses } from './en/diagnoses.js';
import { find } from './en/find.js';
import { frame } from './en/frame.js';
import { reading } from './en/reading.js';
import { times } from './en/times.js';
import { formatMessage } from './formatMessage.js';
import type { Messages } from './Messages.js';
import { zhCN } from './zh-CN.js';

const en: Messages = { ...frame, ...find, ...reading, ...times, ...diagnoses };
const TRANSLATIONS = Object.entries(LOCALES);
const LANGUAGES: [string, Messages][] = [['en', en], ...TRANSLATIONS];
const CODES = Object.entries(CATALOGUE);

/** The `{name}` places of a text; Argo's `{{tag}}` are none. */
const placesIn = (text: string): string[] =>
  [...text.replace(/\{\{[^}]*\}\}/g, '').matchAll(/\{(\w+)\}/g)].map((match) => match[0]).sort();
const tagsIn = (text: string): string[] => text.match(/\{\{[^}]*\}\}/g) ?? [];

describe.each(LANGUAGES)('%s', (name, messages) => {
  const texts = new Map<string, string>(Object.entries(messages));

  test.each(CODES)('tells %s: title, cause and each remedy', (code, { remedies }) => {
    const keys = [...texts.keys()].filter((key) => key.startsWith(`${code}.`));
    const wanted = remedies.map((__, index) => `${code}.remedy${index + 1}`);
    expect(keys).toEqual([`${code}.title`, `${code}.cause`, ...wanted]);
    for (const key of keys) expect(texts.get(key)?.trim()).toBeTruthy();
  });

  test.each(DEFAULT_RUNGS)('has a label for rung $name', ({ name: rung }) => {
    expect(texts.get(`rung.${rung}`)).toBeTruthy();
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

  test('names its locale, in which numbers can be written', () => {
    expect(messages.locale).toBe(name);
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

describe.each(TRANSLATIONS)('%s, beside English', (name, messages) => {
  const texts = new Map<string, string>(Object.entries(messages));

  test('has the same texts', () => {
    expect([...texts.keys()].sort()).toEqual(Object.keys(en).sort());
  });

  test.each(Object.entries(en))('has the same places in %s', (key, text) => {
    const translated = texts.get(key) ?? '';
    expect(placesIn(translated)).toEqual(placesIn(text));
    expect(tagsIn(translated)).toEqual(tagsIn(text));
  });

  test('is an entry of the package', () => {
    expect(packageJson.exports).toMatchObject({
      [`./locales/${name}`]: {
        types: `./dist/locales/${name}.d.ts`,
        default: `./dist/locales/${name}.js`,
      },
    });
  });
});

test('Chinese texts are Chinese, in Chinese punctuation', () => {
  for (const [key, text] of Object.entries(zhCN)) {
    if (key === 'locale' || text === '{problem}') continue;
    expect([key, text]).toEqual([key, expect.stringMatching(/\p{Script=Han}/u)]);
    expect([key, text]).toEqual([key, expect.not.stringMatching(/\p{Script=Han}[,;:!?()]/u)]);
  }
});
