/**
 * Measures this viewer and its peers on the same generated logs, in one session of Chromium, taking
 * turns, and writes `results.json`; of a whole run `docs/performance.md` and its plots as well:
 *
 *     npm run bench                                    about 10 minutes
 *     npm run bench -- --quick                         about 2
 *     npm run bench -- --only ours,floor --sizes 100 --minutes 5
 *     node bench/report.mjs [results.json]             the page and its plots from a results file
 *
 * `--note` takes a sentence about the circumstances, for that page.
 *
 * Figures of one machine, to compare with others of the same run. The results file is not kept in the
 * repository: what is worth keeping of it is in the page.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeMachine, launchChromium } from './lib/browser.mjs';
import { summarize } from './lib/figures.mjs';
import { logFile } from './lib/log.mjs';
import { parseOptions, planCells, runCells } from './lib/runs.mjs';
import { printTables } from './lib/tables.mjs';

const HERE = import.meta.dirname;
const options = parseOptions(process.argv.slice(2));

if (!existsSync(join(HERE, 'node_modules'))) {
  console.log('Installing the peers in bench/ …');
  execFileSync('npm', ['ci'], {
    cwd: HERE,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
// Vite is of use only now: it looks for the peers when it is loaded.
const { installPackage, serveBench } = await import('./lib/server.mjs');
installPackage();

for (const megabytes of options.sizes) await logFile(megabytes);
const server = await serveBench();
const browser = await launchChromium();
const machine = describeMachine(browser);
let runs;
try {
  runs = await runCells({ browser, server, cells: planCells(options), minutes: options.minutes });
} finally {
  await browser.close();
  await server.close();
}

const results = { ...machine, note: options.note, ...summarize(runs) };
writeFileSync(join(HERE, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
printTables(results);
if (options.whole) {
  const { writeReport } = await import('./lib/report.mjs');
  writeReport(results);
} else {
  console.log('Part of a run: "node bench/report.mjs" would write it into docs/performance.md.');
}
