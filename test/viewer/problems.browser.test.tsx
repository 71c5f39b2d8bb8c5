import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { DocumentViewer } from '../../src/react/LogViewer/DocumentViewer.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

beforeAll(async () => {
  await page.viewport(900, 700);
});

/** A log with an error at line 251, 751, and so on. */
function logOf(lines: number): LogDocument {
  const log = new LogDocument();
  const line = (i: number) => (i % 500 === 250 ? `ERROR:root:failed ${i}` : `error_rate=0.${i}`);
  log.appendText(`${Array.from({ length: lines }, (_, i) => line(i)).join('\n')}\n`);
  return log;
}

test('n and N go from error to error, which are counted as lines arrive', async () => {
  const growing = logOf(1200);
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer document={growing} follow={false} aria-label="Log" />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  const bar = screen.getByRole('group', { name: 'Errors and warnings' });
  await expect.element(bar).toHaveTextContent('Errors: 2 · Warnings: 0');
  viewer.scroller.focus();
  await userEvent.keyboard('n');
  await viewer.shows('251  ERROR:root:failed 250');
  await userEvent.keyboard('n');
  await viewer.shows('751  ERROR:root:failed 750');
  await userEvent.keyboard('N');
  await viewer.shows('251  ERROR:root:failed 250');
  await screen.getByRole('button', { name: 'Previous error' }).click();
  await viewer.shows('751  ERROR:root:failed 750');
  growing.appendText(
    'WARNING:root:slow\nTraceback (most recent call last):\n  File "x"\nKeyError: 1\nend\n',
  );
  await expect.element(bar).toHaveTextContent('Errors: 3 · Warnings: 1');
  await screen.getByRole('button', { name: 'Next error' }).click();
  await viewer.shows('1204  KeyError: 1');
});

test('without shortcuts, n and N are left to the host, and no button names them', async () => {
  const log = logOf(1200);
  const keys: string[] = [];
  const screen = await render(
    <div
      style={{ width: 700, height: 300 }}
      onKeyDown={(event) => {
        keys.push(`${event.key} ${event.isDefaultPrevented() ? 'taken' : 'left'}`);
      }}
    >
      <LogViewer document={log} follow={false} shortcuts={false} aria-label="Log" />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  const next = screen.getByRole('button', { name: 'Next error' });
  await expect.element(next).toBeEnabled();
  viewer.scroller.focus();
  await userEvent.keyboard('nN');
  expect(keys.filter((key) => /^n /i.test(key))).toEqual(['n left', 'N left']);
  await expect.element(next).not.toHaveAttribute('aria-keyshortcuts');
  await expect.element(next).toHaveAttribute('title', 'Next error');
  await next.click();
  await viewer.shows('251  ERROR:root:failed 250');
});

test('n and N go from match to match while a text is looked for, as the sheet says', async () => {
  const log = logOf(1200);
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer document={log} follow={false} aria-label="Log" />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  const next = screen.getByRole('button', { name: 'Next error' });
  await expect.element(next).toHaveAttribute('aria-keyshortcuts', 'n');
  viewer.scroller.focus();
  await userEvent.keyboard('/');
  const field = screen.getByRole('textbox', { name: 'Find in the log' });
  await expect.element(field).toHaveFocus();
  await field.fill('rate=0.40');
  await viewer.shows('41  error_rate=0.40');
  await expect.element(next).not.toHaveAttribute('aria-keyshortcuts');
  viewer.scroller.focus();
  await userEvent.keyboard('n');
  await viewer.shows('401  error_rate=0.400');
  await userEvent.keyboard('N');
  await viewer.shows('41  error_rate=0.40');
  await userEvent.keyboard('?');
  await expect
    .element(screen.getByRole('dialog'))
    .toHaveTextContent('Next match or error, previous one');
  await userEvent.keyboard('{Escape}');
  await screen.getByRole('button', { name: 'Close', exact: true }).click();
  await userEvent.keyboard('n');
  await viewer.shows('251  ERROR:root:failed 250');
});

test.each([320, 800])('the bar covers no line of a log %i px wide', async (width) => {
  const log = logOf(1200);
  const screen = await render(
    <div style={{ width, height: 300 }}>
      <LogViewer document={log} aria-label="Log" />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  const bar = screen.getByRole('group', { name: 'Errors and warnings' });
  await expect.element(bar).toBeVisible();
  const box = (element: Element) => element.getBoundingClientRect();
  const below = () =>
    box(bar.element()).top - Math.max(...viewer.cells().map((row) => box(row).bottom));
  await expect.poll(below).toBeGreaterThanOrEqual(0);
  await viewer.lastRow('1200  error_rate=0.1199');
  expect(box(bar.element()).bottom).toBeLessThanOrEqual(box(viewer.root).bottom);
  expect(box(bar.element()).right).toBeLessThanOrEqual(box(viewer.root).right);
  // The scrollbar ends above it.
  expect(box(viewer.scroller).bottom).toBeLessThanOrEqual(box(bar.element()).top);
  // Nor does it lie over the other bar, or under the way to the end.
  viewer.scroller.focus();
  await userEvent.keyboard('f');
  const filter = screen.getByRole('search', { name: 'Filter' });
  await expect
    .poll(() => box(filter.element()).top - box(bar.element()).bottom)
    .toBeGreaterThanOrEqual(0);
  await expect.poll(below).toBeGreaterThanOrEqual(0);
  viewer.scroller.focus();
  await userEvent.keyboard('{Home}');
  const toEnd = screen.getByRole('button', { name: 'Go to the end' });
  await expect.poll(() => box(bar.element()).top - box(toEnd.element()).bottom).toBeGreaterThan(0);
});

test('no bar that opens takes the last line from a reader who went to it and does not follow', async () => {
  const log = LogDocument.from('line\n'.repeat(500));
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer document={log} follow={false} aria-label="Log" />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.shows('1  line');
  viewer.scroller.focus();
  await userEvent.keyboard('{End}');
  await viewer.lastRow('500  line');
  const rows = viewer.cells().length;
  await userEvent.keyboard('f');
  await expect.element(screen.getByRole('search', { name: 'Filter' })).toBeVisible();
  await expect.poll(() => viewer.cells().length).toBeLessThan(rows);
  await viewer.lastRow('500  line');
});

test('a failed step’s log opens at its last error, once it is complete', async () => {
  const log = logOf(900);
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <DocumentViewer document={log} opensAtError aria-label="Log" />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await expect.element(screen.getByText('Errors: 2')).toBeVisible();
  log.appendText(`ERROR:root:failed last\n${'and on\n'.repeat(99)}`);
  await expect.element(screen.getByText('Errors: 3')).toBeVisible();
  await viewer.lastRow('1000  and on');
  log.end();
  await viewer.shows('901  ERROR:root:failed last');
  await expect
    .element(screen.getByRole('button', { name: 'Go to the end' }))
    .not.toBeInTheDocument();
});

test('a reader who has moved is left where they are', async () => {
  const log = logOf(900);
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <DocumentViewer document={log} opensAtError aria-label="Log" />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.lastRow('900  error_rate=0.899');
  viewer.scroller.focus();
  await userEvent.keyboard('{Home}');
  await viewer.shows('1  error_rate=0.0');
  log.appendText('ERROR:root:failed last\n');
  log.end();
  await expect.element(screen.getByText('Errors: 3')).toBeVisible();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => viewer.rows()[0]).toBe('2  error_rate=0.1');
  await userEvent.keyboard('{End}');
  await viewer.lastRow('901  ERROR:root:failed last');
});
