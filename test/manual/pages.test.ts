import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { findChromium } from '../../scripts/findChromium.mjs';
import type { TestServer } from '../support/serve.js';
import { serveFolder } from '../support/serveFolder.js';

const SITE = 'storybook-static';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly type: 'docs' | 'story';
}

/** `npm run build:storybook` makes it, which `npm test` does before the tests. */
const isBuilt = existsSync(join(SITE, 'index.json'));
const entries = isBuilt
  ? (
      JSON.parse(readFileSync(join(SITE, 'index.json'), 'utf8')) as {
        entries: Record<string, Entry>;
      }
    ).entries
  : {};
const pages = Object.values(entries).filter(({ type }) => type === 'docs');

let site: TestServer;
let browser: Browser;

beforeAll(async () => {
  site = await serveFolder(SITE);
  browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox'],
  });
});

afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

/** A page with what it says on the console, but for the failures that the simulated KFP is there to show. */
async function open(path: string): Promise<{ page: Page; said: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const said: string[] = [];
  page.on('console', (message) => {
    if (!/\/(?:k8s|apis|artifacts)\//.test(message.location().url)) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${site.url}/${path}`);
  return { page, said };
}

/** The rows of a table of props: name, description with the type, and whether something can be set. */
async function propsOf(page: Page) {
  const rows = page.locator('.docblock-argstable tbody tr');
  await rows.first().waitFor();
  return rows.evaluateAll((all) =>
    all.map((row) => {
      const [name, description, , control] = row.querySelectorAll('td');
      return {
        name: name?.innerText.replace('*', '').trim() ?? '',
        type: description?.querySelector('div:last-child')?.textContent ?? '',
        isDescribed: /\w+ \w+/.test(description?.firstElementChild?.textContent ?? ''),
        isControlled: control?.querySelector('input, select, textarea, button') !== null,
      };
    }),
  );
}

describe.skipIf(!isBuilt)('the manual, as it was built', () => {
  test('has all its pages', () => {
    expect(pages.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Manual/Start',
        'Manual/Where the log comes from',
        'Manual/Per-namespace prefixes',
        'Manual/Diagnoses',
        'Manual/In KFP',
        'Manual/In your dashboard',
        'Manual/Without react-query',
        'Manual/RunLogs',
        'Manual/LogViewer',
        'Manual/Theming',
        'Manual/Testing',
        'Manual/Accessibility',
        'Manual/Performance',
      ]),
    );
  });

  test.each(pages)(
    '$title has a heading, links that lead somewhere, and a quiet console',
    async ({ id }) => {
      const { page, said } = await open(`iframe.html?viewMode=docs&id=${id}`);
      const docs = page.locator('#storybook-docs');
      await docs.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await docs.locator('h1').first().innerText()).not.toBe('');
      const links = await docs
        .locator('a[href]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      const ids = new Set(await page.locator('[id]').evaluateAll((all) => all.map((it) => it.id)));
      const broken = links.filter((link) => {
        if (link.startsWith('#')) return !ids.has(decodeURIComponent(link.slice(1)));
        const [, id] = /^(?:\?path=\/(?:docs|story)\/|iframe\.html\?id=)([\w-]+)/.exec(link) ?? [];
        return id === undefined ? !link.startsWith('https://') : !entries[id];
      });
      expect(broken).toEqual([]);
      expect(
        await docs
          .locator('img')
          .evaluateAll(
            (all) => all.filter((it) => (it as HTMLImageElement).naturalWidth === 0).length,
          ),
      ).toBe(0);
      expect(said).toEqual([]);
      await page.close();
    },
  );

  test('is gone through by its links', async () => {
    const { page, said } = await open('index.html?path=/docs/manual-start--docs');
    const shown = page.frameLocator('#storybook-preview-iframe');
    await shown.getByRole('link', { name: 'Without react-query' }).first().click();
    await shown.getByRole('heading', { level: 1, name: 'Without react-query' }).waitFor();
    expect(page.url()).toContain('manual-without-react-query--docs');
    expect(said).toEqual([]);
    await page.close();
  });

  test.each([
    ['manual-runlogs--docs', 25],
    ['manual-logviewer--docs', 15],
    ['manual-theming--docs', 30],
  ])('%s describes each prop, and lets it be tried', async (id, count) => {
    const { page } = await open(`iframe.html?viewMode=docs&id=${id}`);
    const props = await propsOf(page);
    expect(props.length).toBeGreaterThan(count);
    expect(props.filter((it) => !it.isDescribed)).toEqual([]);
    // What is called by the component, and a document of bytes, are nothing to be typed in.
    const given = props.filter((it) => !it.type.includes('=>') && it.name !== 'document');
    await expect
      .poll(async () => {
        const controlled = (await propsOf(page)).filter((it) => it.isControlled);
        return controlled.map(({ name }) => name);
      })
      .toEqual(expect.arrayContaining(given.map(({ name }) => name)));
    await page.close();
  });
});
