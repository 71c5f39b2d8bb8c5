/**
 * Opens a generated log, from the request to the last row, in Chromium and prints what it took: `npm run bench`, or
 * `npm run bench -- 100` for 100 MB. Figures of one machine, to compare with others of the same.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build, preview } from 'vite';

import { findChromium } from '../scripts/findChromium.mjs';
import { seededLog } from './seededLog.mjs';

const MB = 1_000_000;
const CHUNK = 64 * 1024;
const RUNS = 5;
const size = Number(process.argv[2] ?? 10);

/** The log at full speed, and at that of a good connection, in MB/s. */
const SPEEDS = { 'full speed': Infinity, '10 MB/s': 10 };
const COLUMNS = {
  firstLine: 'first line',
  firstTerminal: 'in colour',
  downloaded: 'downloaded',
  lastLine: 'last line',
  longestTask: 'longest task',
  blocked: 'blocked',
};

/** Serves the log of a KFP server at `/<speed>/`, chunk by chunk, under back-pressure. */
function serveLog(log) {
  return async (request, response, next) => {
    const [, speed, route] =
      /^\/speed-(\w+)\/(k8s\/pod(?:\/logs)?)\?/.exec(request.url ?? '') ?? [];
    if (!route) return next();
    if (route !== 'k8s/pod/logs') return response.writeHead(500).end('Could not get pod bench');
    response.writeHead(200);
    const start = performance.now();
    for (let at = 0; at < log.length; at += CHUNK) {
      const due = start + at / (Number(speed) * 1000);
      if (due > performance.now()) await sleep(due - performance.now());
      if (!response.write(log.subarray(at, at + CHUNK))) {
        await new Promise((resolve) => response.once('drain', resolve));
      }
    }
    response.end();
  };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const log = seededLog(size * MB);
const outDir = mkdtempSync(join(tmpdir(), 'klv-bench-'));
const config = {
  root: import.meta.dirname,
  configFile: false,
  logLevel: 'warn',
  build: { outDir },
};
await build({ ...config, plugins: [react()], build: { outDir, emptyOutDir: true } });
const server = await preview({
  ...config,
  preview: { host: '127.0.0.1', port: 0 },
  plugins: [
    { name: 'log', configurePreviewServer: (vite) => void vite.middlewares.use(serveLog(log)) },
  ],
});
const [page] = server.resolvedUrls?.local ?? [];
const executablePath = await findChromium();

const results = [];
try {
  for (const [name, speed] of Object.entries(SPEEDS)) {
    const runs = [];
    for (let run = 0; run < RUNS; run++) {
      const browser = await chromium.launch({ executablePath });
      const tab = await browser.newPage({ viewport: { width: 1200, height: 700 } });
      await tab.goto(page);
      runs.push(await tab.evaluate(`bench('/speed-${speed}/')`));
      await browser.close();
    }
    const medians = Object.fromEntries(
      Object.keys(runs[0]).map((key) => [key, Math.round(median(runs.map((run) => run[key])))]),
    );
    const worstTask = Math.round(Math.max(...runs.map(({ longestTask }) => longestTask)));
    results.push({ name, ...medians, worstTask });
  }
} finally {
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
}

console.log(`\n${size} MB, ${results[0].lines} lines, medians of ${RUNS} runs, in ms\n`);
console.table(
  Object.fromEntries(
    results.map((result) => [
      result.name,
      {
        ...Object.fromEntries(Object.entries(COLUMNS).map(([key, title]) => [title, result[key]])),
        'worst task of all runs': result.worstTask,
      },
    ]),
  ),
);
writeFileSync(
  join(import.meta.dirname, 'results.json'),
  `${JSON.stringify({ megabytes: size, runs: RUNS, cpus: cpus().length, node: process.version, results }, null, 2)}\n`,
);
