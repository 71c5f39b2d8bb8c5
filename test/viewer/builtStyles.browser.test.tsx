import { afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { cdp, commands } from 'vitest/browser';

import type { StyleBuild } from '../support/buildStyles.js';

const BUILDS: StyleBuild[] = [
  'as published',
  'Vite 8',
  'Vite 8 for es2015',
  'Vite 6',
  'esbuild',
  'webpack 5',
];
const SCHEMES = ['light', 'dark'] as const;

type Scheme = (typeof SCHEMES)[number];

/** The system's preference as the reader has set it. */
const prefer = (value: Scheme | '') =>
  cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });

afterEach(() => prefer(''));

/** Every part that has a background of its own, under a prop and within an element of the host's. */
function mount(colorScheme: Scheme | 'auto', around?: Scheme) {
  const host = document.createElement('div');
  if (around) host.dataset['klvScheme'] = around;
  host.innerHTML = `
    <div class="klv-run-logs" data-klv-scheme="${colorScheme}">
      <div class="klv-toolbar"></div>
      <article class="klv-diagnosis"></article>
      <div class="klv-viewer" data-klv-scheme="${colorScheme}"><div class="klv-floating"></div></div>
    </div>
    <div data-klv-scheme="${colorScheme}"><div class="klv-toolbar"></div></div>`;
  document.body.append(host);
  onTestFinished(() => {
    host.remove();
  });
  return [...host.querySelectorAll<HTMLElement>('[class]')];
}

const BACKGROUNDS = {
  light: ['#ffffff', '#f6f8fa', '#ffffff', '#ffffff', '#f6f8fa', '#f6f8fa'],
  dark: ['#11151c', '#181e27', '#11151c', '#11151c', '#181e27', '#181e27'],
};

const backgrounds = (parts: HTMLElement[]) =>
  parts.map((part) => {
    const [r, g, b] = getComputedStyle(part).backgroundColor.match(/\d+/g) ?? [];
    return `#${[r, g, b].map((value) => Number(value).toString(16).padStart(2, '0')).join('')}`;
  });

describe.each(BUILDS)('the stylesheet %s', (build) => {
  const sheet = new CSSStyleSheet();
  beforeAll(async () => {
    sheet.replaceSync(await commands.buildStyles(build));
    document.adoptedStyleSheets = [sheet];
    return () => {
      document.adoptedStyleSheets = [];
    };
  });

  test.each(
    SCHEMES.flatMap((system) =>
      [...SCHEMES, 'auto' as const].map((prop) => [prop, system] as const),
    ),
  )(
    'shows a component that is set to %s on a system that prefers %s in one scheme',
    async (prop, system) => {
      await prefer(system);
      const seen = prop === 'auto' ? system : prop;
      const parts = mount(prop);
      expect(backgrounds(parts)).toEqual(BACKGROUNDS[seen]);
      // Fields, scrollbars, and a host's own light-dark() at run time.
      const schemes = parts.map((part) => getComputedStyle(part).colorScheme);
      expect(new Set(schemes)).toEqual(new Set([prop === 'auto' ? 'light dark' : seen]));
      parts[0]?.style.setProperty('--klv-background', 'light-dark(#010101, #020202)');
      expect(backgrounds(parts)[2]).toBe(seen === 'light' ? '#010101' : '#020202');
    },
  );

  test.each(SCHEMES)('lets an element of the host’s decide that says %s', async (around) => {
    await prefer(around === 'light' ? 'dark' : 'light');
    expect(backgrounds(mount('auto', around))).toEqual(BACKGROUNDS[around]);
    expect(backgrounds(mount('light', around))).toEqual(BACKGROUNDS.light);
    expect(backgrounds(mount('dark', around))).toEqual(BACKGROUNDS.dark);
  });
});
