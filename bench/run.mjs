/**
 * Measures this viewer and its peers on the same generated logs, in one session of Chromium, taking
 * turns, and writes `results.json`:
 *
 *     npm run bench                                    about 10 minutes
 *     npm run bench -- --quick                         about 2
 *     npm run bench -- --only ours,floor --sizes 100 --minutes 5
 *     node bench/report.mjs                            docs/performance.md from the results
 *
 * `--note` takes a sentence about the circumstances, for that page.
 *
 * Figures of one machine, to compare with others of the same run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeMachine } from './lib/describeMachine.mjs';
import { installPackage } from './lib/installPackage.mjs';
import { launchChromium } from './lib/launchChromium.mjs';
import { logFile } from './lib/logFile.mjs';
import { parseOptions } from './lib/parseOptions.mjs';
import { planCells } from './lib/planCells.mjs';
import { printTables } from './lib/printTables.mjs';
import { runCells } from './lib/runCells.mjs';
import { summarize } from './lib/summarize.mjs';

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
installPackage();
// Vite is of use only now: it looks for the peers when it is loaded.
const { serveBench } = await import('./lib/serveBench.mjs');

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
