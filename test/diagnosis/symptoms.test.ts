import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { CATALOGUE, createRemedies, toDiagnosis } from '../../src/core/index.js';
import { diagnoses } from '../../src/locales/en/diagnoses.js';
import { formatMessage } from '../../src/locales/formatMessage.js';
import { causeOf } from './causeOf.js';
import { SYMPTOMS } from './SYMPTOMS.js';

const ROWS = Object.values(SYMPTOMS).flat();
const CODES = Object.keys(CATALOGUE);
const TEXTS: Readonly<Record<string, string>> = diagnoses;

describe('each symptom has its cause, which leads, and the remedies of that cause', () => {
  test.each(ROWS.map((row) => [row.code, JSON.stringify(row), row] as const))(
    '%s: %s',
    (code, _, row) => {
      const diagnosis = toDiagnosis([causeOf(row)]);
      expect(diagnosis?.code).toBe(code);
      expect(diagnosis).toMatchObject(CATALOGUE[code]);
      const remedies = diagnosis ? createRemedies(diagnosis) : [];
      expect(remedies.map(({ actor }) => actor)).toEqual(CATALOGUE[code].remedies);
      for (const { id } of remedies) expect(TEXTS[id]).toBeTruthy();
    },
  );
});

/** Names that an answer need not give: the panel has a dash in their place. */
const MAY_BE_UNKNOWN = { node: '–', containers: '–', reason: '–', title: '–', text: '–' };

/** What the ladder knows of any log. */
const NAMES = {
  ...{ runId: 'b5f0', namespace: 'team-a', pod: 'churn-1', workflow: 'churn', container: 'main' },
  ...{ bucket: 'mlpipeline', key: '–', serverKey: 'a', argoKey: 'b', rung: 'live' },
};

test.each(
  ROWS.filter(({ known }) => known === undefined).map((row) => [JSON.stringify(row), row] as const),
)('nothing is left open in what is said of %s', (_, row) => {
  const diagnosis = toDiagnosis([causeOf(row)], NAMES);
  const ids = ['title', 'cause', ...(diagnosis?.remedies.map((__, at) => `remedy${at + 1}`) ?? [])];
  for (const id of ids) {
    const known = Object.entries(diagnosis?.params ?? {}).filter(([, it]) => it !== undefined);
    const text = formatMessage(TEXTS[`${diagnosis?.code ?? ''}.${id}`] ?? '', {
      ...MAY_BE_UNKNOWN,
      ...Object.fromEntries(known),
    });
    expect(text.replace(/\{\{[^}]*\}\}/g, '')).not.toMatch(/\{\w+\}/);
  }
});

test('each cause of the catalogue has a symptom', () => {
  const met = new Set<string>(ROWS.map(({ code }) => code));
  expect(CODES.filter((code) => !met.has(code))).toEqual([]);
});

test('each cause of the catalogue has a story in both languages', () => {
  const read = (name: string): string =>
    readFileSync(new URL(`../../stories/${name}`, import.meta.url), 'utf8');
  const stories = read('Diagnoses.stories.tsx');
  const told = new Set([...stories.matchAll(/diagnosisArgs\(\s*'([^']+)'/g)].map((it) => it[1]));
  expect(CODES.filter((code) => !told.has(code))).toEqual([]);
  const names = (text: string) =>
    [...text.matchAll(/^export const (\w+) = meta\.story/gm)].map((it) => it[1]);
  expect(names(read('DiagnosesInChinese.stories.tsx'))).toEqual(names(stories));
});
