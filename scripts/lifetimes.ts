import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';

import type * as Lives from '../test/ladder/lifetimes/playLives.js';

/** `npm run lifetimes -- --count 10000`: lives of a step, each followed to its end in fast time. */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    source: { type: 'string', default: 'kfp,kubernetes' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'kfp-log-viewer-'));
try {
  const { playLives } = await bundle(folder);
  for (const source of ['kfp', 'kubernetes'] as const) {
    if (!values.source.split(',').includes(source)) continue;
    const started = performance.now();
    await playLives(source, Number(values.count), values.seed ? Number(values.seed) : undefined);
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`${values.count} lives of ${source}, nothing found, in ${seconds} s`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** In one file: an `import()` takes real time, while the clock of a life goes on. */
async function bundle(folder: string): Promise<typeof Lives> {
  const outfile = join(folder, 'lives.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, '../test/ladder/lifetimes/playLives.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)) as typeof Lives;
}
