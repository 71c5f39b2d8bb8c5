import type { Ref } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerHandle, LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

/** Every tenth line has an error, every twentieth one that is ignored. */
const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => {
    const number = from + i + 1;
    if (number % 20 === 0) return `line ${number} error ignored`;
    return number % 10 === 0 ? `line ${number} \x1b[31mer\x1b[1mror\x1b[0m` : `line ${number}`;
  });

beforeAll(async () => {
  await page.viewport(900, 700);
});

describe.each(['terminal', 'elements'] as const)('the filter, with %s', (renderer) => {
  async function mount(props: LogViewerProps & { ref?: Ref<LogViewerHandle> }) {
    const screen = await render(
      <div style={{ width: 700, height: 300 }}>
        <LogViewer renderer={renderer} {...props} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    const bar = screen.getByRole('search', { name: 'Filter' });
    const query = screen.getByRole('textbox', { name: 'Show only lines with' });
    const exclude = screen.getByRole('textbox', { name: 'Hide lines with' });
    const context = screen.getByRole('combobox', { name: 'Lines around' });
    return { screen, viewer, bar, query, exclude, context };
  }
  const copied = (scroller: HTMLElement) => {
    const clipboardData = new DataTransfer();
    scroller.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
    return clipboardData.getData('text/plain');
  };
  const clickRow = (viewer: ReturnType<typeof viewerIn>, y: number) => {
    const row = viewer.cells()[y]?.getBoundingClientRect();
    if (!row) throw new Error('No such row.');
    const at = { clientX: row.left + 90, clientY: row.top + row.height / 2, detail: 1 };
    viewer.scroller.dispatchEvent(new MouseEvent('mousedown', { ...at, bubbles: true }));
  };

  test('shows matching lines by their numbers, with how many are hidden between', async () => {
    const { viewer, bar, query, exclude, context } = await mount({
      logLines: lines(400),
      follow: false,
    });
    await viewer.shows('1  line 1');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await expect.element(query).toHaveFocus();
    await userEvent.keyboard('ERROR');
    await expect.element(bar.getByRole('status')).toHaveTextContent('40 of 400 lines match');
    await viewer.shows('lines hidden');
    expect(viewer.rows().slice(0, 4)).toEqual([
      '── 9 lines hidden ──',
      '10  line 10 error',
      '── 9 lines hidden ──',
      '20  line 20 error ignored',
    ]);
    await exclude.fill('ignored, nothing');
    await expect.element(bar.getByRole('status')).toHaveTextContent('20 of 400 lines match');
    await context.selectOptions('1');
    await viewer.shows('17 lines hidden');
    expect(viewer.rows().slice(0, 5)).toEqual([
      '── 8 lines hidden ──',
      '9  line 9',
      '10  line 10 error',
      '11  line 11',
      '── 17 lines hidden ──',
    ]);

    // A click opens hidden lines, Enter the first ones in view.
    clickRow(viewer, 4);
    await viewer.shows('12  line 12');
    viewer.scroller.focus();
    await userEvent.keyboard('{Enter}');
    await viewer.shows('1  line 1');
    expect(viewer.rows().slice(0, 3)).toEqual(['1  line 1', '2  line 2', '3  line 3']);

    await userEvent.click(query);
    await userEvent.keyboard('{Escape}');
    await expect.element(bar).not.toBeInTheDocument();
    await viewer.shows('5  line 5');
    expect(document.activeElement).toBe(viewer.scroller);
  });

  test('keeps the place of the reader, on and off', async () => {
    const handle: { current: LogViewerHandle | null } = { current: null };
    const log = LogDocument.from(lines(3000));
    const { viewer, bar, query } = await mount({ ref: handle, document: log, follow: false });
    await viewer.shows('1  line 1');
    handle.current?.scrollToLine(1505);
    await viewer.shows('1505  line 1505');
    const before = viewer.rows();
    handle.current?.filter('error');
    await viewer.shows('1510  line 1510 error');
    await query.fill('ignored');
    await expect.element(bar.getByRole('status')).toHaveTextContent('150 of 3,000 lines match');
    await query.fill('');
    await expect.poll(() => viewer.rows().slice(0, 10)).toEqual(before.slice(0, 10));
  });

  test('copies what is shown, and the bar covers no line', async () => {
    const { viewer, query } = await mount({ logLines: lines(40), follow: false });
    await viewer.shows('1  line 1');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await query.fill('error');
    await viewer.shows('9 lines hidden');
    viewer.scroller.focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(copied(viewer.scroller)).toBe(
      'line 10 error\nline 20 error ignored\nline 30 error\nline 40 error ignored',
    );
    const bar = viewer.root.querySelector('.klv-filter')?.getBoundingClientRect();
    const log = viewer.scroller.getBoundingClientRect();
    expect(log.bottom).toBeLessThanOrEqual(bar?.top ?? 0);
    expect(log.height).toBeGreaterThan(200);
  });

  test('goes on with a log that grows, and follows what is shown', async () => {
    const log = new LogDocument();
    log.appendLines(lines(200));
    const { viewer, bar, query } = await mount({ document: log });
    await viewer.lastRow('200  line 200 error ignored');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await query.fill('error');
    await expect.element(bar.getByRole('status')).toHaveTextContent('20 of 200 lines match');
    await viewer.lastRow('200  line 200 error ignored');
    log.appendLines(lines(105, 200));
    await expect.element(bar.getByRole('status')).toHaveTextContent('30 of 305 lines match');
    await viewer.lastRow('── 5 lines hidden ──');
    await viewer.shows('300  line 300 error ignored');
    log.end();
  });

  test('find counts what is shown, and goes on when the filter is switched off', async () => {
    const { screen, viewer, query } = await mount({ logLines: lines(400), follow: false });
    await viewer.shows('1  line 1');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await query.fill('error');
    await viewer.shows('lines hidden');
    viewer.scroller.focus();
    await userEvent.keyboard('/');
    const found = screen.getByRole('textbox', { name: 'Find in the log' });
    await found.fill('line');
    await expect.element(screen.getByText('1 of 40', { exact: true })).toBeVisible();
    await query.fill('ignored');
    await expect.element(screen.getByText('1 of 20', { exact: true })).toBeVisible();
    await query.fill('');
    await expect.element(screen.getByText(/of 400$/)).toBeVisible();
  });

  test('tells screen readers what is hidden', async () => {
    const { screen, viewer, query } = await mount({ logLines: lines(40), follow: false });
    await viewer.shows('1  line 1');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await query.fill('error');
    await expect
      .element(screen.getByRole('log'))
      .toHaveTextContent('── 9 lines hidden ──line 10 error── 9 lines hidden ──');
  });

  test('leaves letters alone where the host says so', async () => {
    const { screen, viewer } = await mount({ logLines: lines(40), shortcuts: false });
    await viewer.shows('line 40');
    viewer.scroller.focus();
    await userEvent.keyboard('fg?/');
    await userEvent.keyboard('{Control>}f{/Control}');
    await expect.element(screen.getByRole('search')).toBeVisible();
    expect(screen.container.querySelectorAll('.klv-filter, form, dialog')).toHaveLength(0);
  });
});

describe('the keys', () => {
  test('g goes to a line, also to a hidden one', async () => {
    const screen = await render(
      <div style={{ width: 700, height: 300 }}>
        <LogViewer logLines={lines(400)} follow={false} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    await viewer.shows('1  line 1');
    viewer.scroller.focus();
    await userEvent.keyboard('g');
    await expect.element(screen.getByRole('dialog', { name: 'Go to line' })).toBeVisible();
    await userEvent.keyboard('123{Enter}');
    await viewer.shows('123  line 123');
    expect(document.activeElement).toBe(viewer.scroller);
    await userEvent.keyboard('f');
    await screen.getByRole('textbox', { name: 'Show only lines with' }).fill('error');
    await viewer.shows('lines hidden');
    viewer.scroller.focus();
    await userEvent.keyboard('g');
    await expect.element(screen.getByRole('textbox', { name: 'Go to line' })).toHaveFocus();
    await userEvent.keyboard('255{Enter}');
    await viewer.shows('255  line 255');
  });

  test('? shows the keys', async () => {
    const screen = await render(
      <div style={{ width: 700, height: 300 }}>
        <LogViewer logLines={lines(40)} follow={false} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    await viewer.shows('1  line 1');
    viewer.scroller.focus();
    await userEvent.keyboard('?');
    const sheet = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect.element(sheet).toBeVisible();
    for (const keys of ['/ Ctrl F', 'Alt C Alt W Alt R', 't', 'Home End']) {
      const listed = [...sheet.element().querySelectorAll('dt')].map((it) =>
        [...it.children].map(({ textContent }) => textContent).join(' '),
      );
      expect(listed).toContain(keys);
    }
    await userEvent.keyboard('f');
    expect(viewer.root.querySelector('.klv-filter')).toBeNull();
    await userEvent.keyboard('{Escape}');
    await expect.element(sheet).not.toBeInTheDocument();
    expect(document.activeElement).toBe(viewer.scroller);
  });

  test('Home and Ctrl+Home go to column 0', async () => {
    const screen = await render(
      <div style={{ width: 700, height: 300 }}>
        <LogViewer text={`begin${'x'.repeat(500)}end`} follow={false} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    await viewer.shows('begin');
    viewer.scroller.scrollLeft = viewer.scroller.scrollWidth;
    await viewer.shows('xend');
    viewer.scroller.focus();
    await userEvent.keyboard('{Home}');
    await viewer.shows('begin');
    expect(viewer.scroller.scrollLeft).toBe(0);
    viewer.scroller.scrollLeft = viewer.scroller.scrollWidth;
    await viewer.shows('xend');
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    await viewer.shows('begin');
    expect(viewer.scroller.scrollLeft).toBe(0);
  });
});
