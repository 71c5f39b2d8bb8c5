import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { type Browser, chromium } from 'playwright';

import { serveFolder } from '../test/support/serveFolder.js';
import { decode, difference, encode, halve, type Picture } from '../test/visual/picture.js';
import { findChromium } from './findChromium.mjs';

/**
 * `npm run test:visual` compares each story with its picture, in both schemes and at several widths. With
 * `-- -u` it takes the pictures anew, with `-- --only NAME` those of stories whose ID has the name in it,
 * and with `-- --built` of Storybook as it was built last. What differs is written into
 * `test/visual/differences`.
 */
const { values } = parseArgs({
  options: {
    update: { type: 'boolean', short: 'u', default: false },
    only: { type: 'string', default: '' },
    built: { type: 'boolean', default: false },
  },
});

const SITE = 'storybook-static';
const KEPT = 'test/visual/pictures';
const DIFFERENCES = 'test/visual/differences';
const SCHEMES = ['light', 'dark'] as const;
const HEIGHT = 480;
const WIDTHS = [320, 800, 2560];
/** KFP lets its panel shrink to 100 px; 228 px is what it opens with on a small screen. */
const PANEL_WIDTHS = [100, 228];
const PANELS = ['runlogs--cut-off', 'runlogs--failed-step', 'runlogs--store-down'];
/** The share of a picture's pixels that may differ: a word of a row, not a row. */
const TOLERANCE = 0.001;
/** Stories that change while one looks: what they show depends on the moment. */
const MOVING =
  /^(?:demo--run|runlogs--(?:running|live-run|quiet-so-far|loading-with-length|.*-restarted))$/;
/** Milliseconds until a story must have come to rest, and between two screenshots that must be equal. */
const PATIENCE = 10_000;
const REST = 300;
const PAGES = 2;

interface Story {
  readonly id: string;
  readonly type: string;
  readonly tags: readonly string[];
}

if (!values.built || !existsSync(SITE)) {
  const { status } = spawnSync('npm', ['run', 'build:storybook'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('Storybook could not be built.');
}

const { entries } = JSON.parse(readFileSync(join(SITE, 'index.json'), 'utf8')) as {
  entries: Record<string, Story>;
};
const stories = Object.values(entries).filter(
  ({ id, type, tags }) =>
    type === 'story' && tags.includes('dev') && !MOVING.test(id) && id.includes(values.only),
);

const widthsOf = (id: string): readonly number[] =>
  PANELS.includes(id) ? [...WIDTHS, ...PANEL_WIDTHS] : WIDTHS;
const nameOf = (id: string, width: number, scheme: string): string =>
  `${id}-${String(width)}-${scheme}`;

/** The story at rest, at each width. */
async function look(browser: Browser, url: string, scheme: string, id: string) {
  const page = await browser.newPage({ colorScheme: scheme as 'light', reducedMotion: 'reduce' });
  const taken: { readonly name: string; readonly picture: Picture }[] = [];
  try {
    await page.setViewportSize({ width: 800, height: HEIGHT });
    await page.goto(`${url}/iframe.html?id=${id}&globals=colorScheme:${scheme}`);
    // Wait until the story's play function has ended.
    await page.waitForFunction(() => {
      const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as {
        __STORYBOOK_ADDONS_CHANNEL__?: { last: (event: string) => unknown };
      };
      const failed = ['playFunctionThrewException', 'storyThrewException', 'storyErrored'];
      for (const event of failed) {
        const [error] = (channel?.last(event) ?? []) as readonly { readonly message?: string }[];
        if (error) throw new Error(error.message?.split('\n')[0] ?? event);
      }
      return channel?.last('storyFinished') !== undefined;
    });
    for (const width of widthsOf(id)) {
      await page.setViewportSize({ width, height: HEIGHT });
      const deadline = Date.now() + PATIENCE;
      let png: Buffer | undefined;
      for (;;) {
        const before = png;
        png = await page.screenshot({ animations: 'disabled' });
        if (before?.equals(png)) break;
        if (Date.now() > deadline) throw new Error(`${id} does not come to rest.`);
        await page.waitForTimeout(REST);
      }
      taken.push({ name: nameOf(id, width, scheme), picture: halve(decode(png)) });
    }
    return taken;
  } finally {
    await page.close();
  }
}

/** Keeps a picture, or compares it with the kept one; returns what is wrong. */
function judge(name: string, picture: Picture): string | undefined {
  const file = join(KEPT, `${name}.png`);
  if (values.update) {
    const isSame =
      existsSync(file) && difference(decode(readFileSync(file)), picture) <= TOLERANCE / 10;
    if (!isSame) writeFileSync(file, encode(picture));
    return undefined;
  }
  if (!existsSync(file)) return `${name}: no picture of it is kept`;
  const share = difference(decode(readFileSync(file)), picture);
  if (share <= TOLERANCE) return undefined;
  writeFileSync(join(DIFFERENCES, `${name}.png`), encode(picture));
  return `${name}: ${(share * 100).toFixed(2)} % differ`;
}

mkdirSync(KEPT, { recursive: true });
rmSync(DIFFERENCES, { recursive: true, force: true });
mkdirSync(DIFFERENCES, { recursive: true });
await using site = await serveFolder(SITE);
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: [
    '--no-sandbox',
    '--font-render-hinting=none',
    // Some stories say where they are served from.
    `--host-resolver-rules=MAP localhost:6006 ${new URL(site.url).host}`,
  ],
});
const wrong: string[] = [];
let looked = 0;
const queue = stories.flatMap(({ id }) => SCHEMES.map((scheme) => ({ id, scheme })));
const work = async (): Promise<void> => {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { id, scheme } = next;
    try {
      for (const { name, picture } of await look(browser, 'http://localhost:6006', scheme, id)) {
        looked += 1;
        const fault = judge(name, picture);
        if (fault) wrong.push(fault);
      }
    } catch (error) {
      wrong.push(`${id}, ${scheme}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
};
try {
  await Promise.all(Array.from({ length: PAGES }, work));
} finally {
  await browser.close();
}

// Of stories that there are: one that failed keeps its pictures.
const known = new Set(
  stories.flatMap(({ id }) =>
    widthsOf(id).flatMap((width) => SCHEMES.map((scheme) => `${nameOf(id, width, scheme)}.png`)),
  ),
);
const stale = values.only === '' ? readdirSync(KEPT).filter((name) => !known.has(name)) : [];
if (values.update) for (const name of stale) rmSync(join(KEPT, name));
else wrong.push(...stale.map((name) => `${name}: there is no such story`));
const bytes = readdirSync(KEPT).reduce(
  (sum, name) => sum + readFileSync(join(KEPT, name)).length,
  0,
);
for (const line of wrong) console.log(line);
console.log(
  `${String(looked)} pictures, ${String(wrong.length)} wrong; ${(bytes / 1e6).toFixed(1)} MB are kept`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
