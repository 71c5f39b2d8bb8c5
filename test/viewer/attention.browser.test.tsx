import { beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerOptions } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const LINES = Array.from(
  { length: 300 },
  (_, i) => `line ${String(i + 1)} \x1b[31mred\x1b[m ${'letters '.repeat(8)}`,
);

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
  await screen.getByRole('button', { name: 'elsewhere' }).last().hover();
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

test('xterm.js that the host chose is not replaced by another when the reader turns to it', async () => {
  const [chosen, early] = [await mount(1, { renderer: 'terminal' }), await mount(1)];
  const before = chosen.terminals()[0];
  expect(before).not.toBeNull();
  for (const { viewers } of [chosen, early]) viewers[0]?.scroller.focus();
  // By then both have been turned to for long enough.
  await expect.poll(() => early.terminals()[0]).not.toBeNull();
  expect(chosen.terminals()[0]).toBe(before);
});

test('no letter moves when xterm.js takes over', async () => {
  const { viewers, terminals } = await mount(1, { fontSize: 13 });
  const [viewer] = viewers;
  if (!viewer) throw new Error('There is no log.');
  /** Where a row begins, and where its last letter ends. */
  const places = () => {
    const range = document.createRange();
    const row = viewer.cells()[3];
    const texts = row && document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (texts?.nextNode()) nodes.push(texts.currentNode as Text);
    const letters = nodes.filter(({ data }) => data.trim() !== '');
    const [first, last] = [letters[0], letters.at(-1)];
    if (!first || !last) throw new Error('The row is empty.');
    range.setStart(first, first.data.search(/\S/));
    range.setEnd(last, last.data.trimEnd().length);
    const { left, right } = range.getBoundingClientRect();
    return { left, right, top: row?.getBoundingClientRect().top ?? NaN };
  };
  const before = places();
  expect(before.right - before.left).toBeGreaterThan(500);
  viewer.scroller.focus();
  await expect.poll(() => terminals()[0]).not.toBeNull();
  const after = places();
  for (const edge of ['left', 'right', 'top'] as const) {
    expect(Math.abs(after[edge] - before[edge]), edge).toBeLessThan(0.5);
  }
});

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
  await expect.poll(() => viewer.rows()[0]).toContain('4  line 4 red');
  expect(elementOf('line 5')).toBe(before);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await expect.poll(() => viewer.rows()[0]).toContain('2  line 2 red');
  expect(elementOf('line 5')).toBe(before);
  const shown = viewer
    .rows()
    .slice(0, 4)
    .map((row) => row.replace(/ red.*/, ''));
  expect(shown).toEqual(['2  line 2', '3  line 3', '4  line 4', '5  line 5']);
});
