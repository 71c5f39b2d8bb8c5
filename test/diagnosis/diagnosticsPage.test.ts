import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { diagnosticsPage } from './diagnosticsPage.js';

test('docs/diagnostics.md is what npm run diagnostics makes', async () => {
  const path = fileURLToPath(new URL('../../docs/diagnostics.md', import.meta.url));
  expect(readFileSync(path, 'utf8')).toBe(await diagnosticsPage(path));
});
