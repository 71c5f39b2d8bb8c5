import type { CSSProperties } from 'react';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { createKfpClient } from '../../src/core/index.js';
import { kfpHandlers, type ScenarioName, scenarios } from '../../src/msw/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { HOST_SHEETS, RUDE_SHEETS } from '../support/hostSheets.js';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });

beforeEach(async () => {
  await page.viewport(900, 900);
});

/** What the letters and the lists of an element look like. */
const STYLES = [
  'textTransform',
  'letterSpacing',
  'wordSpacing',
  'textIndent',
  'fontStyle',
  'fontVariant',
  'fontWeight',
  'fontSize',
  'lineHeight',
  'textShadow',
  'whiteSpace',
  'textAlign',
  'borderTopWidth',
] as const;

/** For screen readers, for xterm.js' own measures, and what the clock says. */
const UNSEEN = '.klv-accessible, .xterm-helpers, time';

/** An element, its place, and its letters. */
type Seen = Readonly<Record<string, string>>;

/** Each element of the panel by its place, letters and lists, with everything unfolded. */
async function seenUnder(sheet: string, scenario: ScenarioName): Promise<Seen[]> {
  const host = document.createElement('style');
  // Pages have a font of their own; letters of another width would tell nothing.
  host.textContent = `${sheet} html, body { font-family: sans-serif !important; }
    .klv-run-logs { --klv-ui-font-family: sans-serif; }`;
  document.head.prepend(host);
  onTestFinished(() => {
    host.remove();
  });
  const { world, target } = scenarios[scenario].create();
  worker.use(...kfpHandlers(world));
  const screen = await render(
    <RunLogsProvider client={client}>
      <div style={{ position: 'absolute', inset: 0, width: 800, height: 800 }}>
        <RunLogs target={target} />
      </div>
    </RunLogsProvider>,
  );
  const { container } = screen;
  const find = (selector: string) => container.querySelector(selector);
  await expect.poll(() => find('.klv-commands')).not.toBeNull();
  await expect.poll(() => find('.klv-ready, .klv-remedies')).not.toBeNull();
  // The bar of errors takes its room below the log a moment after the log is there.
  if (scenario === 'finished') {
    await expect.poll(() => find('.klv-problems')).not.toBeNull();
    await expect.poll(() => find('.klv-ruler path[d^="M"]')).not.toBeNull();
    await expect.poll(() => find('.klv-accessible > *')).not.toBeNull();
  }
  for (const details of container.querySelectorAll('details')) details.open = true;
  const look = (): Seen[] => {
    const elements = container.querySelectorAll<HTMLElement>('.klv-run-logs *');
    return [...elements]
      .filter((element) => element.checkVisibility() && !element.closest(UNSEEN))
      .map((element) => {
        const style = getComputedStyle(element);
        const { left, top, width, height } = element.getBoundingClientRect();
        return {
          name: `${element.tagName} ${element.getAttribute('class')?.replace(/\d+$/, '') ?? ''}`,
          // The columns of the evidence are as wide as what the clock has measured.
          ...(!element.closest('.klv-evidence') && {
            place: [left, top, width, height].map((value) => Math.round(value)).join(' '),
          }),
          ...(element.matches('ol, ul, li') && { listStyleType: style.listStyleType }),
          ...Object.fromEntries(STYLES.map((name) => [name, style[name]])),
        };
      });
  };
  // The rows are painted again when the bar is there: they are looked at when they have come to rest.
  let seen: Seen[] = [];
  await expect
    .poll(
      () => {
        const before = seen;
        seen = look();
        return before.length === seen.length && differences(before, seen).length === 0;
      },
      // Longer than the ruler takes to look again.
      { interval: 400 },
    )
    .toBe(true);
  await screen.unmount();
  host.remove();
  return seen;
}

/** What differs, element by element. */
const differences = (one: readonly Seen[], other: readonly Seen[]): string[] =>
  one.flatMap((element, i) =>
    Object.entries(element).flatMap(([key, value]) => {
      const now = other[i]?.[key];
      return now === value ? [] : [`${element['name'] ?? ''}: ${key} ${value} → ${now ?? ''}`];
    }),
  );

describe.each<ScenarioName>(['finished', 'storeDenied'])('%s', (scenario) => {
  test.each(Object.entries(HOST_SHEETS))('looks the same on a page with %s', async (_, sheet) => {
    const plain = await seenUnder('', scenario);
    expect(plain.length).toBeGreaterThan(30);
    expect(differences(plain, await seenUnder(sheet, scenario))).toEqual([]);
  });

  test.each(Object.entries(RUDE_SHEETS))(
    'keeps its letters on a page with %s',
    async (_, sheet) => {
      const isKept = ({ name = '' }: Seen) =>
        /^(?:OL|LI|PRE|CODE) |xterm|klv-(?:page|numbers)/.test(name);
      const letters = (seen: readonly Seen[]) =>
        seen.filter(isKept).map(({ place = '', ...rest }) => {
          // How far down it is depends on the margins above, which are the page's, as are those of texts.
          const [left, , width] = place.split(' ');
          const isRow = (rest['name'] ?? '').includes('xterm');
          return { ...rest, ...(isRow && { place: `${left ?? ''} ${width ?? ''}` }) };
        });
      const plain = letters(await seenUnder('', scenario));
      const isFree = (difference: string) =>
        /^(?:OL|LI|PRE|CODE) klv-(?!numbers).*: (?:lineHeight|fontSize)/.test(difference);
      const found = differences(plain, letters(await seenUnder(sheet, scenario)));
      expect(found.filter((it) => !isFree(it))).toEqual([]);
    },
  );
});

test.each([
  ['by default', {}],
  ['that says so', { '--klv-ui-font-family': 'inherit' } as CSSProperties],
])('texts around the log have the font of the page %s, and the log has not', async (_, style) => {
  const { world, target } = scenarios.finished.create();
  worker.use(...kfpHandlers(world));
  const { container } = await render(
    <RunLogsProvider client={client}>
      <div style={{ height: 400, fontFamily: 'Georgia' }}>
        <RunLogs target={target} style={style} />
      </div>
    </RunLogsProvider>,
  );
  const font = (selector: string) => {
    const element = container.querySelector(selector);
    return element && getComputedStyle(element).fontFamily;
  };
  await expect.poll(() => font('.klv-command')).toBe('Georgia');
  await expect.poll(() => font('.klv-ready .klv-run')).toContain('monospace');
  expect(font('.klv-status')).toBe('Georgia');
  expect(font('.klv-numbers')).toContain('monospace');
});
