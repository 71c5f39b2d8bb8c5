import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';

import { findChromium } from './findChromium.mjs';
import { packInto } from './packInto.mjs';

/**
 * Installs the packed tarball into each example, as a user of the package does first, and does what its
 * scripts say: `types`; `test`, for those that show how a host tests; `build`, after which its page is
 * opened in a browser, served by `serve` or as files.
 *
 * `npm run examples -- next jest` takes these only.
 */
const folder = mkdtempSync(join(tmpdir(), 'kfp-log-viewer-examples-'));
// Vite's preview sets `production`, with which npm leaves out the development dependencies. Each tool knows
// best what it needs.
const ENV = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
delete ENV.NODE_ENV;
const npm = (cwd, ...args) => {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', env: ENV });
  if (status === 0) return;
  console.error(`${stdout}\n${stderr}`);
  throw new Error(`npm ${args.join(' ')} failed in ${cwd}.`);
};

/** A pod that has ended: a browser puts each status of an error on the console. */
const POD = {
  kind: 'Pod',
  spec: { containers: [{ name: 'main' }] },
  status: {
    phase: 'Succeeded',
    containerStatuses: [{ name: 'main', state: { terminated: { exitCode: 0 } } }],
  },
};

/** Large enough for a worker, where the example has one. */
const LOG = `${'ERROR: no such shard\n'.repeat(60_000)}first line\n\u001b[32mgreen line\u001b[0m\n`;

const DONE = { types: 'type-checked', test: 'its tests pass', build: 'built' };

try {
  const tarball = packInto(folder);
  const browser = await chromium.launch({ executablePath: await findChromium() });
  const asked = process.argv.slice(2);
  for (const name of asked.length > 0 ? asked : readdirSync('examples')) {
    const app = join(folder, name);
    cpSync(join('examples', name), app, { recursive: true });
    npm(app, 'ci');
    npm(app, 'install', '--no-save', '--no-package-lock', tarball);
    const { scripts } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
    const done = ['installed'];
    for (const script of ['types', 'test', 'build']) {
      if (!scripts[script]) continue;
      npm(app, 'run', script);
      done.push(DONE[script]);
    }
    if (scripts.build) {
      const logs = await show(browser, app, scripts.serve !== undefined);
      done.push(logs === 1 ? 'its log is on screen' : `its ${logs} logs are on screen`);
    }
    console.log(`${name}: ${done.join(', ')}`);
    rmSync(app, { recursive: true, force: true });
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The built page against a server that has one log, under KFP's base path.
 *
 * @returns {Promise<number>} how many logs are on the page
 */
async function show(browser, root, hasServer) {
  const server = await (hasServer ? serve(root) : serveFiles(root));
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
      route.fulfill({ status: 200, body: LOG }),
    );
    await page.route('**/pipeline/k8s/pod?*', (route) => route.fulfill({ json: POD }));
    const target = 'run=r1&pod=train&namespace=team-a&created=2026-08-20T09:00:00Z';
    await page.goto(`${server.url}?${target}`);
    const texts = page.locator('.klv-ready').getByText('green line');
    await texts.first().waitFor({ timeout: 20_000 });
    // The parts that are loaded when they are asked for: the find bar, the details of a diagnosis.
    await page.locator('.klv-scroller').first().focus();
    await page.keyboard.press('Control+f');
    await page.locator('.klv-find-input').fill('line');
    await page.locator('.klv-find-count').getByText('2').waitFor({ timeout: 20_000 });
    if (existsSync(join(root, 'src/log.worker.ts'))) await checkWorker(page);
    if (noise.length > 0) throw new Error(`Errors on the page: ${noise.join('; ')}`);
    if ((await page.locator('meta[http-equiv]').count()) > 0) await checkPolicy(page);
    return await seen(page);
  } finally {
    await page.close();
    await server.close();
  }
}

/** A bundler may leave nothing of a worker, of whose code nothing is exported: the page would do its work. */
async function checkWorker(page) {
  const worker = page.workers()[0] ?? (await page.waitForEvent('worker', { timeout: 20_000 }));
  const answer = await worker.evaluate(
    () =>
      new Promise((resolve) => {
        const { postMessage } = globalThis;
        globalThis.postMessage = (message, options) => {
          if (message.part === 1000) resolve(message.lines.length);
          else if (message.ready !== 1000) postMessage.call(globalThis, message, options);
        };
        const bytes = new TextEncoder().encode('fine\nERROR: a\nfine\n');
        const rules = [{ name: 'errors', pattern: /^(?<level>ERROR)/ }];
        for (const data of [
          { scan: 1000, begin: { kind: 'problems', rules } },
          { scan: 1000, part: 1000, bytes },
        ]) {
          globalThis.dispatchEvent(new MessageEvent('message', { data }));
        }
      }),
  );
  if (answer !== 1) throw new Error(`The worker has found ${answer} errors in place of one.`);
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

/** Scrolls to each log of the page, and waits for its text. */
async function seen(page) {
  const logs = page.locator('.klv-viewer');
  const count = await logs.count();
  for (let at = 0; at < count; at += 1) {
    await logs.nth(at).scrollIntoViewIfNeeded();
    await logs.nth(at).getByText('green line').first().waitFor({ timeout: 20_000 });
  }
  return count;
}

/** What the example has built, as files. */
async function serveFiles(root) {
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 0 },
  });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}

/** The example's own server, which says on which port it listens. */
async function serve(cwd) {
  const server = spawn('npm', ['run', '--silent', 'serve'], {
    cwd,
    env: ENV,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const url = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (found) resolve(`${found}/`);
    });
    server.once('exit', () => {
      reject(new Error(`The server has ended: ${said}`));
    });
  });
  // With its children: npm starts it in a shell.
  return { url, close: () => process.kill(-server.pid) };
}
