import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';

import { findChromium } from './findChromium.mjs';
import { packInto } from './packInto.mjs';

/**
 * Installs the packed tarball into each example, checks its types, builds it, and opens it in a
 * browser: what a user of the package does first.
 */
const folder = mkdtempSync(join(tmpdir(), 'kfp-log-viewer-examples-'));
const npm = (cwd, ...args) =>
  execFileSync('npm', args, {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    // Vite's preview sets `production`, with which npm leaves out the development dependencies.
    env: { ...process.env, NODE_ENV: 'development' },
  });

/** A pod that has ended: a browser puts each status of an error on the console. */
const POD = {
  kind: 'Pod',
  spec: { containers: [{ name: 'main' }] },
  status: {
    phase: 'Succeeded',
    containerStatuses: [{ name: 'main', state: { terminated: { exitCode: 0 } } }],
  },
};

try {
  const tarball = packInto(folder);
  const browser = await chromium.launch({ executablePath: await findChromium() });
  for (const name of readdirSync('examples')) {
    const app = join(folder, name);
    cpSync(join('examples', name), app, { recursive: true });
    npm(app, 'ci');
    npm(app, 'install', '--no-save', '--no-package-lock', tarball);
    npm(app, 'run', 'types');
    npm(app, 'run', 'build');
    await show(browser, app);
    console.log(`${name}: installed, type-checked, built, and its log is on screen`);
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The built page against a server that has one log, under KFP's base path. */
async function show(browser, root) {
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 0 },
  });
  const page = await browser.newPage();
  const noise = [];
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('console', (message) => {
    if (/warning|error/.test(message.type())) noise.push(message.text());
  });
  await page.addInitScript(() => {
    globalThis.document.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, sourceFile }) => {
        console.error(`Against the policy: ${effectiveDirective} in ${sourceFile}`);
      },
    );
  });
  try {
    await page.route('**/pipeline/k8s/pod/logs?*', (route) =>
      route.fulfill({ status: 200, body: 'first line\n\u001b[32mgreen line\u001b[0m\n' }),
    );
    await page.route('**/pipeline/k8s/pod?*', (route) => route.fulfill({ json: POD }));
    const target = 'run=r1&pod=train&namespace=team-a&created=2026-08-20T09:00:00Z';
    await page.goto(`${server.resolvedUrls.local[0]}?${target}`);
    await page.locator('.klv-ready').getByText('green line').waitFor({ timeout: 20_000 });
    // The parts that are loaded when they are asked for: the find bar, the details of a diagnosis.
    await page.locator('.klv-scroller').focus();
    await page.keyboard.press('Control+f');
    await page.locator('.klv-find-input').fill('line');
    await page.locator('.klv-find-count').getByText('2').waitFor({ timeout: 20_000 });
    if (noise.length > 0) throw new Error(`Errors on the page: ${noise.join('; ')}`);
    if ((await page.locator('meta[http-equiv]').count()) > 0) await checkPolicy(page);
  } finally {
    await page.close();
    await server.close();
  }
}

/** A policy that lets through what it is to stop would make a page without violations prove nothing. */
async function checkPolicy(page) {
  const stopped = await page.evaluate(() => {
    try {
      globalThis.document.createElement('p').innerHTML = '<b>text</b>';
      return false;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  if (!stopped) throw new Error('The Content-Security-Policy of the example stops nothing.');
}
