import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from 'playwright';

import { serveFolder } from '../test/support/serveFolder.js';
import { findChromium } from './findChromium.mjs';

/**
 * `npm run screenshots` takes the pictures of the README from stories, in light and in dark. The same
 * browser with the same fonts writes the same bytes.
 */
const SCENES = [
  { name: 'log', story: 'runlogs--failed-step', ready: '.klv-problems', height: 400 },
];
const WIDTH = 860;
const FOLDER = 'docs/pictures';
const SITE = 'storybook-static';

const { status } = spawnSync('npm', ['run', 'build:storybook'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
});
if (status !== 0) throw new Error('Storybook could not be built.');

mkdirSync(FOLDER, { recursive: true });
await using site = await serveFolder(SITE);
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--font-render-hinting=none'],
});
try {
  for (const { name, story, ready, height } of SCENES) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({
        viewport: { width: WIDTH, height },
        deviceScaleFactor: 2,
        reducedMotion: 'reduce',
        colorScheme,
      });
      await page.goto(`${site.url}/iframe.html?id=${story}&globals=colorScheme:${colorScheme}`);
      await page.locator(ready).waitFor();
      await page.waitForLoadState('networkidle');
      // Playwright writes PNG and JPEG only; WebP of text takes a third.
      const session = await page.context().newCDPSession(page);
      const { data } = await session.send('Page.captureScreenshot', {
        format: 'webp',
        quality: 80,
      });
      const file = join(FOLDER, `${name}-${colorScheme}.webp`);
      const bytes = Buffer.from(data, 'base64');
      writeFileSync(file, bytes);
      console.log(`${file}: ${Math.ceil(bytes.length / 1000)} kB`);
      await page.close();
    }
  }
} finally {
  await browser.close();
}
