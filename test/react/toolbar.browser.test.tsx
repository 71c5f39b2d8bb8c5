import axe from 'axe-core';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { cdp, page, userEvent } from 'vitest/browser';

import { createKfpClient } from '../../src/core/index.js';
import { kfpHandlers, type ScenarioName, scenarios } from '../../src/msw/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });

beforeEach(async () => {
  await page.viewport(900, 700);
});

/** A step's log in a panel of a width, with its commands. */
async function mount(scenario: ScenarioName, width: number, direction: 'ltr' | 'rtl' = 'ltr') {
  await page.viewport(Math.max(width, 300), 700);
  const { world, target } = scenarios[scenario].create();
  worker.use(...kfpHandlers(world));
  const onEscape = vi.fn();
  const screen = await render(
    <RunLogsProvider client={client}>
      {/* A dialog of a component library listens like this. */}
      <div
        role="presentation"
        dir={direction}
        style={{ width, height: 500 }}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onEscape();
        }}
      >
        <RunLogs target={target} />
      </div>
    </RunLogsProvider>,
  );
  const panel = screen.container.querySelector<HTMLElement>('.klv-run-logs');
  if (!panel) throw new Error('no panel');
  const find = (selector: string) => panel.querySelector<HTMLElement>(selector);
  await expect.poll(() => find('.klv-commands')).not.toBeNull();
  await expect.poll(() => find('.klv-ready, .klv-remedies')).not.toBeNull();
  return { screen, panel, find, onEscape };
}

const visible = (panel: HTMLElement, selector: string) =>
  [...panel.querySelectorAll<HTMLElement>(selector)].filter((it) => it.checkVisibility());

describe.each([100, 228, 320, 480, 800, 1280])('in %i px', (width) => {
  test.each<ScenarioName>(['failedStep', 'shippedDefaultsMismatch', 'storeDenied'])(
    'nothing of %s is out of reach',
    async (scenario) => {
      const { panel } = await mount(scenario, width);
      const bounds = panel.getBoundingClientRect();
      const texts = visible(
        panel,
        '.klv-toolbar button, .klv-status, .klv-step, .klv-toolbar-size',
      );
      expect(texts.length).toBeGreaterThan(2);
      for (const element of texts) {
        const { left, right } = element.getBoundingClientRect();
        expect(left, element.textContent).toBeGreaterThanOrEqual(bounds.left);
        expect(right, element.textContent).toBeLessThanOrEqual(bounds.right);
      }
      expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth);
      const diagnosis = panel.querySelector('.klv-diagnosis');
      if (diagnosis) expect(diagnosis.scrollWidth).toBeLessThanOrEqual(diagnosis.clientWidth);
    },
  );
});

describe('the menu of a narrow panel', () => {
  test('has the commands, by keyboard, and Escape closes it alone', async () => {
    const { screen, find, onEscape } = await mount('failedStep', 228);
    const more = screen.getByRole('button', { name: 'More commands' });
    const download = screen.getByRole('button', { name: 'Download' });
    await expect.element(more).toHaveAttribute('aria-expanded', 'false');
    expect(find('.klv-command-list')?.checkVisibility()).toBe(false);

    more.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(more).toHaveAttribute('aria-expanded', 'true');
    await expect.element(screen.getByRole('button', { name: 'Filter' })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(download).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(screen.getByRole('button', { name: 'Wrap lines' })).toHaveFocus();

    await userEvent.keyboard('{Escape}');
    await expect.element(more).toHaveAttribute('aria-expanded', 'false');
    await expect.element(more).toHaveFocus();
    expect(onEscape).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(onEscape).toHaveBeenCalledOnce();
  });

  test.each([100, 228])(
    'is within a panel of %i px, and closes when the focus leaves it',
    async (width) => {
      const { screen, panel, find } = await mount('failedStep', width);
      await screen.getByRole('button', { name: 'More commands' }).click();
      const list = find('.klv-command-list')?.getBoundingClientRect();
      const bounds = panel.getBoundingClientRect();
      expect(list?.left).toBeGreaterThanOrEqual(bounds.left);
      expect(list?.right).toBeLessThanOrEqual(bounds.right);
      expect(list?.bottom).toBeLessThanOrEqual(bounds.bottom);
      find('.klv-scroller')?.focus();
      await expect.poll(() => find('.klv-command-list')?.checkVisibility()).toBe(false);
    },
  );
});

describe('the commands', () => {
  test('make the text larger and smaller', async () => {
    const { screen, find } = await mount('failedStep', 800);
    const size = () => getComputedStyle(find('.klv-ready .klv-row') ?? document.body).fontSize;
    expect(size()).toBe('13px');
    await screen.getByRole('button', { name: 'Larger text' }).click();
    await expect.poll(size).toBe('14px');
    await screen.getByRole('button', { name: 'Smaller text' }).click();
    await screen.getByRole('button', { name: 'Smaller text' }).click();
    await expect.poll(size).toBe('12px');
  });

  test('fill the screen with the panel', async () => {
    const { screen, panel } = await mount('failedStep', 800);
    const button = screen.getByRole('button', { name: 'Full screen' });
    await button.click();
    await expect.poll(() => document.fullscreenElement).toBe(panel);
    await expect.element(button).toHaveAttribute('aria-pressed', 'true');
    await button.click();
    await expect.poll(() => document.fullscreenElement).toBeNull();
    await expect.element(button).toHaveAttribute('aria-pressed', 'false');
  });

  test('are not there twice: what looks again is the panel’s, or the toolbar’s', async () => {
    const { screen, panel } = await mount('storeDown', 800);
    await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(panel.querySelectorAll('.klv-command-list button')).toHaveLength(0);
  });
});

test('the key of an archived log is read as a whole by a click', async () => {
  const { screen, find } = await mount('shippedDefaultsMismatch', 320);
  const source = screen.getByRole('button', { name: /Archived log/ });
  const isClipped = () => {
    const element = find('.klv-source');
    return element && element.scrollWidth > element.clientWidth;
  };
  expect(isClipped()).toBe(true);
  await source.click();
  await expect.element(source).toHaveAttribute('aria-expanded', 'true');
  expect(isClipped()).toBe(false);
});

test('on a page that is written from right to left, counts and sizes read right', async () => {
  const { find } = await mount('failedStep', 800, 'rtl');
  const size = find('.klv-toolbar-size');
  const texts = size && document.createTreeWalker(size, NodeFilter.SHOW_TEXT);
  const places: [string, number][] = [];
  for (let node = texts?.nextNode(); node; node = texts?.nextNode()) {
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\w.]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      places.push([word, range.getBoundingClientRect().left]);
    }
  }
  // Each count is left of its unit.
  const left = Object.fromEntries(places);
  expect(Object.keys(left)).toEqual(expect.arrayContaining(['23', 'lines', 'kB']));
  expect(left['23']).toBeLessThan(left['lines'] ?? 0);
  expect(left['4.3']).toBeLessThan(left['kB'] ?? 0);
});

test('in a language that is written from right to left, the panel is too', async () => {
  const { world, target } = scenarios.failedStep.create();
  worker.use(...kfpHandlers(world));
  const { container } = await render(
    <RunLogsProvider client={client} messages={{ locale: 'he', 'toolbar.lines': '{count} שורות' }}>
      <div style={{ width: 800, height: 400 }}>
        <RunLogs target={target} />
      </div>
    </RunLogsProvider>,
  );
  await expect.poll(() => container.querySelector('.klv-ready .klv-row')).not.toBeNull();
  const panel = container.querySelector<HTMLElement>('.klv-run-logs');
  expect([panel?.lang, panel?.dir]).toEqual(['he', 'rtl']);
  // The commands stand where a line ends; the log itself is in the order of its bytes.
  const left = (selector: string) =>
    container.querySelector(selector)?.getBoundingClientRect().left;
  expect(left('.klv-commands')).toBeLessThan(left('.klv-facts') ?? 0);
  expect(left('.klv-numbers')).toBe(panel?.getBoundingClientRect().left);
});

describe('on a touch screen', () => {
  test('targets are 44 px large', async () => {
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await cdp().send('Emulation.setEmulatedMedia', {
      features: [{ name: 'pointer', value: 'coarse' }],
    });
    const { screen, panel } = await mount('failedStep', 320);
    await screen.getByRole('button', { name: 'More commands' }).click();
    const sizes = visible(panel, 'button').map((it) => {
      const { width, height } = it.getBoundingClientRect();
      return [it.textContent, Math.min(width, height)] as const;
    });
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await cdp().send('Emulation.setEmulatedMedia', { features: [] });
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.filter(([, size]) => size < 44)).toEqual([]);
  });
});

test.each([
  ['a log', 'failedStep', 228],
  ['an archived log', 'shippedDefaultsMismatch', 800],
  ['a diagnosis', 'storeDenied', 228],
  ['a diagnosis', 'storeDown', 800],
] as const)(
  'axe finds nothing in %s (%s, %i px), with all of it open',
  async (_, scenario, width) => {
    const { screen, panel } = await mount(scenario, width);
    for (const details of panel.querySelectorAll('details')) details.open = true;
    const more = screen.container.querySelector<HTMLElement>('.klv-command-more');
    if (more?.checkVisibility()) more.click();
    const { violations } = await axe.run(panel, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  },
);
