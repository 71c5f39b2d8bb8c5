import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

import { VIEWERS } from './VIEWERS.mjs';

const BENCH = join(import.meta.dirname, '..');
const ROOT = join(BENCH, '..');

/** What the figures depend on, and nothing that tells whose machine it is. */
export function describeMachine(browser) {
  const peers = Object.values(VIEWERS).map(({ package: name }) => name);
  return {
    date: new Date().toISOString().slice(0, 10),
    chromium: browser.version(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 2 ** 30),
    loadAverage: Math.round(loadavg()[0] * 10) / 10,
    versions: {
      'kfp-log-viewer': versionIn(ROOT),
      ...Object.fromEntries(
        [...peers, 'react'].filter(Boolean).map((name) => [name, versionIn(BENCH, name)]),
      ),
    },
  };
}

function versionIn(folder, name) {
  const file = join(folder, ...(name ? ['node_modules', name] : []), 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
