import { beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerOptions } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const LINES = Array.from({ length: 300 }, (_, i) => `line ${String(i + 1)} \x1b[31mred\x1b[m`);

/** Logs below each other, of which the pointer is over none. */
async function mount(count: number, options: LogViewerOptions = {}) {
  const screen = await render(
    <>
      <button type="button">elsewhere</button>
      {Array.from({ length: count }, (_, i) => (
        <div key={i} style={{ width: 700, height: 150 }} aria-label={`log ${String(i)}`}>
          <LogViewer logLines={LINES} follow={false} {...options} />
        </div>
      ))}
    </>,
  );
  await screen.getByRole('button', { name: 'elsewhere' }).hover();
  const viewers = Array.from({ length: count }, (_, i) =>
    viewerIn(screen.container.querySelector(`[aria-label="log ${String(i)}"]`) ?? document.body),
  );
  for (const viewer of viewers) await viewer.shows('1  line 1 red');
  const terminals = () => viewers.map(({ root }) => root.querySelector('.klv-ready .xterm'));
  return { screen, viewers, terminals };
}

beforeAll(async () => {
  await page.viewport(900, 700);
});

const TURNS = {
  pointer: (scroller: HTMLElement) => userEvent.hover(scroller),
  keyboard: (scroller: HTMLElement) => {
    scroller.focus();
    return Promise.resolve();
  },
};

test.each(Object.keys(TURNS) as (keyof typeof TURNS)[])(
  'xterm.js renders the log to which the reader has turned by %s, and no other',
  async (by) => {
    const { viewers, terminals } = await mount(3);
    expect(terminals()).toEqual([null, null, null]);
    const turned = viewers[1];
    if (!turned) throw new Error('There is no second log.');
    const rows = turned.rows();
    await TURNS[by](turned.scroller);
    await expect.poll(() => terminals()[1]).not.toBeNull();
    expect(turned.rows()).toEqual(rows);
    expect([terminals()[0], terminals()[2]]).toEqual([null, null]);
  },
);

test('the place, the selection and the colours stay when xterm.js takes over', async () => {
  const { viewers, terminals } = await mount(1);
  const [viewer] = viewers;
  if (!viewer) throw new Error('There is no log.');
  const color = () => {
    const span = viewer.span('red');
    return span && getComputedStyle(span).color;
  };
  viewer.scroller.focus();
  await userEvent.keyboard('{PageDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  const top = viewer.rows()[0];
  const copied = () => {
    const clipboardData = new DataTransfer();
    viewer.scroller.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
    return clipboardData.getData('text/plain');
  };
  await expect.poll(copied).toContain('\n');
  const selected = copied();
  const red = color();
  await expect.poll(() => terminals()[0]).not.toBeNull();
  expect(viewer.rows()[0]).toBe(top);
  expect(copied()).toBe(selected);
  expect(color()).toBe(red);
});

test.each(['elements', 'terminal'] as const)(
  'what the host chose is there without the reader: %s',
  async (renderer) => {
    const { viewers, terminals } = await mount(1, { renderer });
    expect(terminals()[0] !== null).toBe(renderer === 'terminal');
    viewers[0]?.scroller.focus();
    await viewers[0]?.shows('1  line 1 red');
    expect(terminals()[0] !== null).toBe(renderer === 'terminal');
  },
);

test('rows that stay when a log is scrolled by a few lines keep their elements', async () => {
  const { viewers } = await mount(1, { renderer: 'elements' });
  const [viewer] = viewers;
  if (!viewer) throw new Error('There is no log.');
  const elementOf = (text: string) =>
    viewer.cells().find((row) => row.textContent.startsWith(`${text} `));
  const before = elementOf('line 5');
  viewer.scroller.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  await viewer.shows('4  line 4 red');
  await expect.poll(() => viewer.rows()[0]).toBe('4  line 4 red');
  expect(elementOf('line 5')).toBe(before);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await expect.poll(() => viewer.rows()[0]).toBe('2  line 2 red');
  expect(elementOf('line 5')).toBe(before);
  expect(viewer.rows().slice(0, 4)).toEqual([2, 3, 4, 5].map((n) => `${n}  line ${n} red`));
});
