import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { redactParams } from '../../src/core/base/redacted.js';
import { CATALOGUE, redactCause } from '../../src/core/diagnosis/catalogue.js';
import { toDiagnosis } from '../../src/core/diagnosis/rank.js';
import { createRemedies } from '../../src/core/diagnosis/remedies/remedies.js';
import { diagnoses } from '../../src/locales/en/diagnoses.js';
import { formatMessage } from '../../src/locales/formatMessage.js';
import { causeOf, remedyIdsOf } from './causeOf.js';
import { evidenceOf } from './evidenceOf.js';
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
      expect(remedies.map(({ id }) => id)).toEqual(remedyIdsOf(code));
      expect(remedies.map(({ actor }) => actor)).toEqual(CATALOGUE[code].remedies);
      for (const { id } of remedies) expect(TEXTS[id]).toBeTruthy();
    },
  );
});

/** Params that a response need not give: the panel shows a dash for them. */
const MAY_BE_UNKNOWN = { node: '–', containers: '–', reason: '–', title: '–', text: '–' };

/** What the ladder knows of any log. */
const NAMES = {
  ...{ runId: 'b5f0', namespace: 'team-a', pod: 'churn-1', workflow: 'churn', container: 'main' },
  ...{ bucket: 'mlpipeline', key: '–', serverKey: 'a', argoKey: 'b', rung: 'live' },
};

test.each(ROWS.map((row) => [JSON.stringify(row), row] as const))(
  'nothing is left open in what is said of %s',
  (_, row) => {
    const { code } = row;
    const diagnosis = toDiagnosis([causeOf(row)], redactParams(NAMES));
    for (const id of [`${code}.title`, `${code}.cause`, ...remedyIdsOf(code)]) {
      const known = Object.entries(diagnosis?.params ?? {}).filter(([, it]) => it !== undefined);
      const text = formatMessage(TEXTS[id] ?? '', {
        ...MAY_BE_UNKNOWN,
        ...Object.fromEntries(known),
      });
      expect(text.replace(/\{\{[^}]*\}\}/g, '')).not.toMatch(/\{\w+\}/);
    }
  },
);

test('each cause of the catalogue has a symptom', () => {
  const met = new Set<string>(ROWS.map(({ code }) => code));
  expect(CODES.filter((code) => !met.has(code))).toEqual([]);
});

test('no symptom stands twice in the table', () => {
  const rows = ROWS.map((row) => JSON.stringify(row));
  expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([]);
});

test.each(ROWS.filter(({ response }) => response).map((row) => [row.code, row] as const))(
  'what is shown as evidence of %s is the response that tells it',
  (code, row) => {
    const [record, ...others] = evidenceOf(row);
    expect(others).toEqual([]);
    expect(record?.status).toBe(row.response?.status);
    expect(toDiagnosis(record?.cause ? [redactCause(record.cause)] : [])?.code).toBe(code);
  },
);

test.each(Object.keys(SYMPTOMS))('the causes of "%s" have a story in each language', (origin) => {
  const path = new URL('../../stories/Diagnoses.stories.tsx', import.meta.url);
  const stories = [
    ...readFileSync(path, 'utf8').matchAll(/^export const (\w+) = ([^;]*?);$/gm),
  ].map(([, name = '', story = '']) => ({ name, story }));
  const english = stories.filter(({ story }) => story.includes(`origin: '${origin}'`));
  expect(english).toHaveLength(1);
  expect(stories).toContainEqual({
    name: `${english[0]?.name ?? ''}InChinese`,
    story: `${english[0]?.name ?? ''}.extend({ globals: CHINESE, tags: ['!dev'] })`,
  });
});
