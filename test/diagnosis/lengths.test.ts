import fc from 'fast-check';
import { expect, test } from 'vitest';

import { toDiagnosis } from '../../src/core/diagnosis/rank.js';
import { causeOf } from './causeOf.js';
import type { KnownSymptom } from './KnownSymptom.js';
import { SYMPTOMS } from './SYMPTOMS.js';

/** The hosts, names and keys in the texts of the table: what another cluster calls otherwise. */
const NAMES =
  /\b(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|ml-pipeline:8888|churn|team-a|team|kubeflow|nope|mlpipeline|mlpipeline-minio-artifact|store-keys|gone|wandb|data-creds|s3-creds|a\/b\/main\.log|fixtures|artifacts\/|logs\/|c0ffee|b5f0|bob)(?![\w.-]*\.io)/g;

const ROWS = Object.values(SYMPTOMS)
  .flat()
  .filter(({ response, cause }) => response ?? cause)
  .filter((row) => inflated(row, 1) !== JSON.stringify(row));

/** The row as JSON, with every name in what servers say made longer by some characters. */
function inflated(row: KnownSymptom, by: number): string {
  return JSON.stringify(row, (field, value: unknown) =>
    typeof value === 'string' && ['text', 'message', 'reason'].includes(field)
      ? value.replace(NAMES, (name) => `${'x'.repeat(by)}-${name}`)
      : value,
  );
}

test('the table has names to inflate', () => {
  expect(ROWS.length).toBeGreaterThan(50);
});

test.each(ROWS.map((row) => [row.code, JSON.stringify(row), row] as const))(
  '%s is told whatever the length of hosts, names and keys: %s',
  (code, _, row) => {
    fc.assert(
      // Words that Kubernetes or Argo say of a pod are bounded when they enter a cause.
      fc.property(fc.integer({ min: 1, max: row.response ? 2_000 : 150 }), (by) => {
        const longer = JSON.parse(inflated(row, by)) as KnownSymptom;
        expect(toDiagnosis([causeOf(longer)])?.code).toBe(code);
      }),
      { numRuns: 8, examples: row.response ? [[1], [500], [2_000]] : [[1], [150]] },
    );
  },
);
