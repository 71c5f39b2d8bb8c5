import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { createKfpClient, LogDocument } from '../../src/core/index.js';
import { zhCN } from '../../src/locales/zh-CN.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerHandle, LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const log = Array.from({ length: 2000 }, (_, i) =>
  i % 500 === 250 ? `line ${i + 1} \x1b[31mDiver\x1b[1mgence\x1b[0m here` : `line ${i + 1}`,
).join('\n');

async function mount(props: LogViewerProps) {
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer {...props} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  const field = () => screen.getByRole('textbox', { name: 'Find in the log' });
  const count = () => screen.getByRole('search').getByRole('status');
  const background = (text: string) => {
    const span = viewer.span(text);
    return span ? getComputedStyle(span).backgroundColor : '';
  };
  return { screen, viewer, field, count, background };
}

beforeAll(async () => {
  await page.viewport(900, 700);
});

test('Ctrl+F opens a bar that goes from match to match and gives the focus back', async () => {
  const { screen, viewer, field, count, background } = await mount({ text: log, follow: false });
  await viewer.shows('1  line 1');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard('divergence');
  await expect.element(count()).toHaveTextContent('1 of 4');
  await viewer.shows('251  line 251 Divergence here');
  await expect.poll(() => background('gence')).toMatch(/^rgb\(/);
  const current = background('Diver');
  expect(current).toBe(background('gence'));
  expect(current).not.toBe('rgba(0, 0, 0, 0)');

  await userEvent.keyboard('{Enter}');
  await expect.element(count()).toHaveTextContent('2 of 4');
  await viewer.shows('751  line 751 Divergence here');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}{F3}{F3}');
  await expect.element(count()).toHaveTextContent('3 of 4');
  await viewer.shows('1251  line 1251');
  await userEvent.keyboard('{F3}{F3}');
  await expect.element(count()).toHaveTextContent('1 of 4');
  await screen.getByRole('button', { name: 'Previous match' }).click();
  await expect.element(count()).toHaveTextContent('4 of 4');
  await viewer.shows('1751  line 1751');

  await field().click();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('search')).not.toBeInTheDocument();
  expect(document.activeElement).toBe(viewer.scroller);
  await expect.poll(() => background('Diver')).toBe('rgba(0, 0, 0, 0)');
});

test('all matches in view are marked, the current one apart', async () => {
  const handle: { current: LogViewerHandle | null } = { current: null };
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer ref={handle} text={'alpha beta\nbeta alpha alpha\nAlpha'} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.shows('alpha');
  handle.current?.find('alpha');
  await expect.element(screen.getByRole('status')).toHaveTextContent('1 of 4');
  const marked = () => {
    const spans = [...viewer.root.querySelectorAll<HTMLElement>('.klv-ready span')];
    const seen = spans.map((span) => [span.textContent, getComputedStyle(span).backgroundColor]);
    return seen.filter(([text]) => text?.toLowerCase() === 'alpha').map(([, color]) => color);
  };
  await expect.poll(() => new Set(marked()).size).toBe(2);
  const [first, ...others] = marked();
  expect(new Set(others).size).toBe(1);
  expect(others).not.toContain(first);

  await screen.getByRole('button', { name: 'Match case' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('1 of 3');
  handle.current?.find('nowhere');
  await expect.element(screen.getByRole('status')).toHaveTextContent('No matches');
});

test('the count grows with the log, and the reader stays at their match', async () => {
  const growing = new LogDocument();
  growing.appendText(`${log}\n`);
  const { viewer, count } = await mount({ document: growing });
  await viewer.lastRow('2000  line 2000');
  viewer.scroller.focus();
  await userEvent.keyboard('{Home}{Control>}f{/Control}');
  await expect.element(page.getByRole('textbox')).toHaveFocus();
  await userEvent.keyboard('divergence');
  await expect.element(count()).toHaveTextContent('1 of 4');
  growing.appendText('another Divergence\nand a third diverg');
  await expect.element(count()).toHaveTextContent('1 of 5');
  growing.appendText('ence');
  await expect.element(count()).toHaveTextContent('1 of 6');
  await viewer.shows('251  line 251 Divergence here');
});

test('a match far to the right is scrolled to, and a hostile one stays text', async () => {
  const bomb = '<img src=x onerror=alert(1)>';
  const { viewer, count } = await mount({
    text: `short\n${'x'.repeat(900)}${bomb}`,
    follow: false,
  });
  await viewer.shows('short');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(page.getByRole('textbox')).toHaveFocus();
  await page.getByRole('textbox').fill(bomb);
  await expect.element(count()).toHaveTextContent('1 of 1');
  await viewer.shows(bomb);
  expect(viewer.root.querySelector('img')).toBeNull();
});

test('whole words are found by a button or by Alt+W, also in lines that come in', async () => {
  const growing = new LogDocument();
  growing.appendText('port report\nre\x1b[31mport\x1b[0m\n漢port port漢\n');
  const { screen, viewer, field, count } = await mount({ document: growing });
  await viewer.shows('port report');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await field().fill('port');
  await expect.element(count()).toHaveTextContent('1 of 5');
  const toggle = screen.getByRole('button', { name: 'Whole word' });
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
  await userEvent.keyboard('{Alt>}w{/Alt}');
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect.element(count()).toHaveTextContent('1 of 1');
  await expect.element(field()).toHaveValue('port');
  growing.appendText('a port');
  await expect.element(count()).toHaveTextContent('1 of 2');
  growing.appendText('s\n');
  await expect.element(count()).toHaveTextContent('1 of 1');
  await toggle.click();
  await expect.element(count()).toHaveTextContent('1 of 6');
});

test('regular expressions are found, and a wrong one is told in one sentence', async () => {
  const growing = new LogDocument();
  growing.appendText(`loss=0.5\nlo\x1b[31mss=\x1b[0m0.25\nloss=\n${'a'.repeat(16_000)}b\n`);
  const { screen, viewer, field, count, background } = await mount({
    document: growing,
    follow: false,
  });
  await viewer.shows('loss=0.5');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await screen.getByRole('button', { name: 'Regular expression' }).click();
  await field().fill('loss=[0-9.]+$');
  await expect.element(count()).toHaveTextContent('1 of 2');
  await expect.poll(() => background('0.25')).toMatch(/^rgb\(/);
  growing.appendText('loss=0.125');
  await expect.element(count()).toHaveTextContent('1 of 3');
  await field().fill('loss=(');
  await expect.element(count()).toHaveTextContent(/^A “\(” is not closed\.$/);
  await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
  await field().fill('loss=\\q');
  await expect.element(count()).toHaveTextContent(/^There is no such escape: \\q\.$/);
  await field().fill('(a+)+$');
  await expect.element(count()).toHaveTextContent('No matches');
  await expect.element(field()).toHaveAttribute('aria-invalid', 'false');
  await field().fill('a+');
  await expect.element(count()).toHaveTextContent('1 of 1');
  growing.appendText(`\n${'x'.repeat(20_000)}\n`);
  await field().click();
  await expect
    .element(screen.getByRole('note'))
    .toHaveTextContent('Long lines are searched up to column 16,384 only: 1.');
  await userEvent.keyboard('{Alt>}r{/Alt}');
  await expect.element(count()).toHaveTextContent('No matches');
  await expect.element(screen.getByRole('note')).not.toBeInTheDocument();
});

test('the find bar speaks the language of the page', async () => {
  const screen = await render(
    <RunLogsProvider client={createKfpClient()} messages={zhCN}>
      <LogViewer text="port" />
    </RunLogsProvider>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.shows('port');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(screen.getByRole('button', { name: '全字匹配' })).toBeVisible();
  await screen.getByRole('button', { name: '正则表达式' }).click();
  await screen.getByRole('textbox').fill('[a');
  await expect
    .element(screen.getByRole('search').getByRole('status'))
    .toHaveTextContent('有一个“[”没有闭合。');
});

test('the bar opens with the selected text, and arrows bring back what was looked for', async () => {
  const { screen, viewer, field, count } = await mount({
    text: 'alpha beta\nbeta gamma\nbeta',
    follow: false,
  });
  await viewer.shows('alpha beta');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard('gamma{Enter}');
  await expect.element(count()).toHaveTextContent('1 of 1');
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('search')).not.toBeInTheDocument();

  const span = viewer.span('alpha beta');
  const box = span?.getBoundingClientRect() ?? new DOMRect();
  const at = { x: box.left + box.width * 0.8, y: box.top + box.height / 2 };
  const scroller = viewer.scroller.getBoundingClientRect();
  const position = { x: at.x - scroller.left, y: at.y - scroller.top };
  await userEvent.dblClick(viewer.scroller, { position });
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(field()).toHaveValue('beta');
  await expect.element(count()).toHaveTextContent('1 of 3');

  await userEvent.keyboard('{ArrowUp}');
  await expect.element(field()).toHaveValue('gamma');
  await expect.element(count()).toHaveTextContent('1 of 1');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(field()).toHaveValue('beta');
});

test('the field has room in a viewer of 320 pixels', async () => {
  const screen = await render(
    <div style={{ width: 320, height: 300 }}>
      <LogViewer text="port" />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.shows('port');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  const field = screen.getByRole('textbox', { name: 'Find in the log' });
  await expect.element(field).toBeVisible();
  expect(field.element().getBoundingClientRect().width).toBeGreaterThan(140);
  const outer = viewer.root.getBoundingClientRect();
  for (const element of screen.getByRole('search').element().children) {
    const { left, right } = element.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(outer.left);
    expect(right).toBeLessThanOrEqual(outer.right);
  }
});

test.each([228, 320, 800])('the bar covers no line of a log %i px wide', async (width) => {
  const screen = await render(
    <div style={{ width, height: 300 }}>
      <LogViewer text={log} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.lastRow('2000  line 2000');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  const bar = screen.getByRole('search');
  await userEvent.keyboard('divergence');
  await expect.element(bar).toHaveTextContent('of 4');
  const box = (element: Element) => element.getBoundingClientRect();
  const lowest = () => Math.max(...viewer.cells().map((row) => box(row).bottom));
  await expect.poll(() => box(bar.element()).top - lowest()).toBeGreaterThanOrEqual(0);
  expect(box(viewer.scroller).bottom).toBeLessThanOrEqual(box(bar.element()).top);
  const others = screen.container.querySelector('.klv-problems');
  if (others) expect(box(bar.element()).bottom).toBeLessThanOrEqual(box(others).top);
  const buttons = [...bar.element().querySelectorAll('button')].map(box);
  for (const button of buttons) expect(button.right).toBeLessThanOrEqual(box(viewer.root).right);
  // All in one row, where there is room.
  const rows = new Set(buttons.map(({ top }) => top));
  if (width === 800) expect(rows.size).toBe(1);

  await userEvent.keyboard('{Escape}');
  await expect.poll(() => box(viewer.root).bottom - lowest()).toBeLessThan(60);
});

test('letters that are typed at once after Ctrl+F are looked for, not taken for commands', async () => {
  const { viewer, field } = await mount({ text: log });
  await viewer.lastRow('2000  line 2000');
  viewer.scroller.focus();
  // Loaded with the focus.
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(viewer.scroller).toHaveFocus();
  const type = (key: string, ctrlKey = false): boolean =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
    );
  type('f', true);
  // The next event comes when the tasks of this one are done, and no later.
  await Promise.resolve();
  expect(document.activeElement).toBe(field().element());
  expect(type('w')).toBe(true);
});
