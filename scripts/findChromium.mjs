import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium as playwright } from 'playwright';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A file that exists may still not start: a snap stub, or a library that is missing.
 *
 * @param {string} path
 */
const starts = (path) =>
  existsSync(path) &&
  spawnSync(path, ['--headless', '--no-sandbox', '--disable-gpu', '--version'], { timeout: 20_000 })
    .status === 0;

/**
 * The Chromium that the tests run in: `CHROMIUM_PATH`, then Playwright's own, then the system's,
 * then the one that `@sparticuz/chromium` carries inside its npm package.
 *
 * @returns {Promise<string>} path of an executable that starts
 * @throws {Error} one sentence that says what to install
 */
export async function findChromium() {
  const wished = process.env['CHROMIUM_PATH'];
  if (wished) {
    if (starts(wished)) return wished;
    throw new Error(`CHROMIUM_PATH is ${wished}, and no browser starts from there.`);
  }
  const path = [playwright.executablePath(), ...SYSTEM_PATHS].find(starts);
  if (path) return path;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    const unpacked = await packed.executablePath();
    if (starts(unpacked)) return unpacked;
  } catch {
    // It ships a Linux x64 build only; elsewhere the sentence below applies.
  }
  throw new Error(
    'No Chromium found for the browser tests: run "npx playwright install chromium", ' +
      'or install Debian\'s "chromium" package or Google Chrome, or set CHROMIUM_PATH.',
  );
}
