import { expect, test } from 'vitest';

import { corpusNames, corpusOf } from './corpus.js';
import { fuzz } from './fuzz.js';
import { TARGETS } from './TARGETS.js';

/** `FUZZ_COUNT=1000 npx vitest run test/fuzz` for a look; CI runs all. */
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 100_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_820);

test('no input does harm, whatever it is and whoever reads it', async () => {
  const counts = await fuzz({ targets: TARGETS, corpus: corpusOf, count: COUNT, seed: SEED });
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThan(0.99 * COUNT);
}, 600_000);

test('each kept input has a target that reads it', () => {
  const names = TARGETS.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(corpusNames()));
});
