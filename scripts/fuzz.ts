import { parseArgs } from 'node:util';

import { fuzz } from '../test/diagnosis/fuzz.js';

/** `npm run fuzz`: at least 100,000 bodies, for as long as `--seconds` says. */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '300' } } });
const milliseconds = Number(values.seconds) * 1_000;
const started = performance.now();
let count = 0;
do {
  count += fuzz({ milliseconds: Number.MAX_SAFE_INTEGER, bodies: 100_000 });
  console.log(`${count} bodies, nothing found`);
} while (performance.now() - started < milliseconds);
