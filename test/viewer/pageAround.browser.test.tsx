import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

beforeEach(async () => {
  await page.viewport(900, 700);
});
afterEach(() => {
  window.scrollTo(0, 0);
});

/** A viewer near the top of a page that is much longer than the window. */
async function mountInPage(props: LogViewerProps) {
  const screen = await render(
    <div style={{ height: 6000 }}>
      <div style={{ height: 300 }}>
        <LogViewer {...props} />
      </div>
    </div>,
  );
  return viewerIn(screen.container);
}

test.each([
  ['one line', 'one line', 'one line'],
  ['the end of a log', 'x\n'.repeat(200), '200  x'],
  [
    'the end of a log with more rows than a browser has pixels for',
    'x\n'.repeat(600_000),
    '600000  x',
  ],
])('a wheel over %s turns the page', async (_, text, last) => {
  const viewer = await mountInPage({ document: LogDocument.from(text) });
  await viewer.shows(last);
  await userEvent.wheel(viewer.scroller, { delta: { y: 100 }, times: 10 });
  // The viewer is 300 px high, so that the pointer has left it after the third.
  await expect.poll(() => window.scrollY).toBeGreaterThan(250);
  await viewer.lastRow(last.includes('  ') ? last : `1  ${last}`);
});

test('a wheel within a log turns the log alone', async () => {
  const viewer = await mountInPage({
    document: LogDocument.from('x\n'.repeat(600_000)),
    follow: false,
  });
  await viewer.shows('1  x');
  await userEvent.wheel(viewer.scroller, { delta: { y: 200 } });
  await expect.poll(() => viewer.rows()[0]).not.toBe('1  x');
  expect(window.scrollY).toBe(0);
});

test('Escape clears the selection first, and the next one is the host’s', async () => {
  const onEscape = vi.fn();
  const screen = await render(
    // A dialog of a component library listens like this.
    <div
      role="presentation"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onEscape();
      }}
    >
      <div style={{ height: 300 }}>
        <LogViewer text="hello" />
      </div>
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.shows('hello');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}a{/Control}{Escape}');
  expect(onEscape).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onEscape).toHaveBeenCalledOnce();

  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(screen.getByRole('textbox')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  expect(onEscape).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  expect(onEscape).toHaveBeenCalledTimes(2);
});
