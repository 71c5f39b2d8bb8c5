import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { diagnosticsPage } from '../test/diagnosis/diagnosticsPage.js';

/** `npm run diagnostics` writes the reference of all diagnoses; with `-- --check` it only compares. */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const path = fileURLToPath(new URL('../docs/diagnostics.md', import.meta.url));
const page = await diagnosticsPage(path);
const isFresh = existsSync(path) && readFileSync(path, 'utf8') === page;
if (values.check && !isFresh) {
  console.error('docs/diagnostics.md is stale: run npm run diagnostics.');
  process.exitCode = 1;
} else if (!isFresh) {
  writeFileSync(path, page);
  console.log('docs/diagnostics.md is written.');
}
