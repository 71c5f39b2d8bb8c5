import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';

import { build } from 'vite';

import { type ScenarioName, scenarios } from '../src/msw/index.js';
import {
  type Browser,
  type PageQuery,
  startFirefox,
  startWebKit,
} from '../test/browsers/browser.js';
import { EXPECTATIONS } from '../test/ladder/expectations.js';
import { serveWorld } from '../test/support/serveWorld.js';

/**
 * What a reader does, in browsers other than Chromium: the log of each rung, each diagnosis, find, selection,
 * wheel and following, in Firefox (over WebDriver BiDi) and WebKitGTK.
 *
 * `--insist` fails where a browser is not on the machine; else it is said in one line and left out.
 */
const insist = process.argv.includes('--insist');
const folder = mkdtempSync(join(tmpdir(), 'kfp-log-viewer-browsers-'));
await build({
  root: 'test/browsers',
  base: './',
  logLevel: 'error',
  configFile: false,
  build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
});

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A file of the page that was built; `undefined` for a path that is none of its. */
function fileOf(path: string): { type: string; body: Buffer } | undefined {
  if (!path.startsWith('/page/')) return undefined;
  const name = normalize(path.slice('/page/'.length).replace(/[?#].*/, '')) || 'index.html';
  const type = TYPES[extname(name)];
  if (type === undefined || name.startsWith('..')) return undefined;
  return { type, body: readFileSync(join(folder, name)) };
}

const addressOf = (url: string, query: PageQuery): string =>
  `${url}/page/index.html#${encodeURIComponent(JSON.stringify(query))}`;

let failed = 0;
let passed = 0;

async function check(name: string, test: () => Promise<void>): Promise<void> {
  try {
    await test();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`failed: ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Waits until an expression of the page is as it should be. */
async function expectOn(browser: Browser, expression: string, expected: unknown): Promise<void> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const value = await browser.evaluate(expression);
    if (JSON.stringify(value) === JSON.stringify(expected)) return;
    if (Date.now() > deadline) {
      throw new Error(`${expression} is ${JSON.stringify(value)}, not ${JSON.stringify(expected)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function quiet(browser: Browser): Promise<void> {
  await expectOn(browser, 'window.noise', []);
}

async function scenario(browser: Browser, name: ScenarioName): Promise<void> {
  const { world, ...run } = scenarios[name].create();
  await using server = await serveWorld(world, { fileOf });
  const { target, host } = run;
  const { status, source } = EXPECTATIONS[name];
  await browser.open(addressOf(server.url, { page: 'step', target, host }));
  await expectOn(browser, "document.querySelector('.klv-run-logs')?.dataset.klvStatus", status);
  if (source) {
    await expectOn(browser, "document.querySelectorAll('.klv-accessible > *').length > 0", true);
  } else if (status === 'unavailable') {
    await expectOn(browser, "document.querySelector('[class*=klv-diagnos]') !== null", true);
  }
  await quiet(browser);
}

/** The text of the rows in view, as a screen reader gets it. */
const ROWS = "[...document.querySelectorAll('.klv-accessible > *')].map((row) => row.textContent)";

/** Does something with the page alone, without a KFP server. */
async function onPage(
  browser: Browser,
  query: PageQuery & { page: 'log' },
  act: () => Promise<void>,
): Promise<void> {
  const files = createServer((request, response) => {
    const file = fileOf(request.url ?? '');
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.body);
  });
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  const address = files.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  try {
    await browser.open(addressOf(url, query));
    const rows = query.renderer === 'terminal' ? '.klv-ready' : '.klv-ready .klv-row';
    await expectOn(browser, `document.querySelector('${rows}') !== null`, true);
    await expectOn(browser, `/line ${query.lines}$/.test(${ROWS}.at(-1))`, true);
    await act();
    await quiet(browser);
  } finally {
    files.closeAllConnections();
    await new Promise((resolve) => files.close(resolve));
  }
}

async function reading(browser: Browser): Promise<void> {
  const last = `${ROWS}.at(-1)`;
  // Following: what is appended is on screen.
  await browser.evaluate("(window.log.appendLines(['one more']), true)");
  await expectOn(browser, `/one more$/.test(${last})`, true);
  // The wheel leaves the end, and what is appended does not move the place.
  await browser.wheel([300, 200], -600);
  await expectOn(browser, `/one more$/.test(${last})`, false);
  const place = await browser.evaluate(`${ROWS}[0]`);
  await browser.evaluate("(window.log.appendLines(['and another']), true)");
  await expectOn(browser, `${ROWS}[0]`, place);
  // Find: the count over the whole log.
  await browser.evaluate('(window.viewer.focus(), true)');
  await browser.pressWithControl('f');
  await expectOn(browser, "document.activeElement?.classList.contains('klv-find-input')", true);
  await browser.type('line 1999');
  await expectOn(browser, "/11/.test(document.querySelector('.klv-find-count').textContent)", true);
  // Selection by mouse: what would be copied.
  await browser.evaluate('(window.viewer.scrollToLine(1), true)');
  await expectOn(browser, `/line 1$/.test(${ROWS}[0])`, true);
  await browser.drag([80, 70], [160, 140]);
  await browser.evaluate(COPY);
  await expectOn(browser, '/^(?:l?i?n?e? ?\\d*\\n)+l?i?n?e? ?\\d*$/.test(window.copied)', true);
}

/** Errors of a log large enough for a worker: found by it, or, while it starts, by the page. */
async function errorsByWorker(browser: Browser): Promise<void> {
  await browser.evaluate("(window.log.appendLines(Array(90_000).fill('ERROR: no shard')), true)");
  const counted = "document.querySelector('.klv-problems')?.textContent";
  await expectOn(browser, counted, 'Errors: 90,000 · Warnings: 0');
  await expectOn(browser, 'window.answers > 0', true);
  await browser.evaluate("(window.log.appendLines(Array(180_000).fill('WARNING: slow')), true)");
  await expectOn(browser, counted, 'Errors: 90,000 · Warnings: 180,000');
  await expectOn(browser, 'window.answers > 3', true);
}

/** What a copy of the selection would put on the clipboard, without asking the system for it. */
const COPY = `(() => {
  const data = new DataTransfer();
  const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector('.klv-scroller').dispatchEvent(event);
  window.copied = (event.clipboardData ?? data).getData('text/plain');
  return true;
})()`;

try {
  for (const [name, start] of [
    ['Firefox', startFirefox],
    ['WebKitGTK', startWebKit],
  ] as const) {
    const browser = await start();
    if (!browser) {
      console.log(`${name} is not on this machine: left out.`);
      if (insist) failed += 1;
      continue;
    }
    const before = { passed, failed };
    for (const renderer of ['terminal', 'elements'] as const) {
      await check(`${name}: reading, ${renderer}`, () =>
        onPage(browser, { page: 'log', lines: 20_000, renderer }, () => reading(browser)),
      );
    }
    await check(`${name}: errors, by a worker`, () =>
      onPage(browser, { page: 'log', lines: 10, renderer: 'elements' }, () =>
        errorsByWorker(browser),
      ),
    );
    for (const scenarioName of Object.keys(EXPECTATIONS) as ScenarioName[]) {
      await check(`${name}: ${scenarioName}`, () => scenario(browser, scenarioName));
    }
    const { version } = browser;
    console.log(
      `${version || name}: ${passed - before.passed} passed, ${failed - before.failed} failed`,
    );
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
