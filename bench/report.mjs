/** Writes `docs/performance.md` and its plots from a results file of `run.mjs`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeReport } from './lib/report.mjs';

const file = process.argv[2] ?? join(import.meta.dirname, 'results.json');
writeReport(JSON.parse(readFileSync(file, 'utf8')));
