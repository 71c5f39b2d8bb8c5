import { useEffect, useState } from 'react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import {
  formatViewState,
  type LogViewState,
  parseViewState,
  viewStateInUrl,
} from '../../src/react/LogViewer/viewState.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const { href } = window.location;
const inHash = viewStateInUrl();

beforeAll(async () => {
  await page.viewport(900, 700);
});
afterEach(() => {
  window.history.replaceState(null, '', href);
});

const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => (i % 10 === 9 ? `error ${i + 1}` : `line ${i + 1}`));

/** A host that keeps the view state in the URL. */
function Host({ document }: { document: LogDocument }) {
  const [viewState, setViewState] = useState<LogViewState>(inHash.read);
  useEffect(
    () =>
      inHash.subscribe(() => {
        setViewState(inHash.read());
      }),
    [],
  );
  return (
    <div style={{ width: 700, height: 300 }}>
      <LogViewer
        document={document}
        viewState={viewState}
        onViewStateChange={(state) => {
          setViewState(state);
          inHash.write(state);
        }}
      />
    </div>
  );
}

async function mount(document: LogDocument) {
  const screen = await render(<Host document={document} />);
  const viewer = viewerIn(screen.container);
  const clickNumber = (number: number, shiftKey = false) => {
    const y = viewer.rows().findIndex((row) => row.startsWith(`${number} `));
    const row = viewer.cells()[y]?.getBoundingClientRect();
    const { left } = viewer.scroller.getBoundingClientRect();
    if (!row) throw new Error('No such line in view.');
    const at = { clientX: left + 12, clientY: row.top + row.height / 2, shiftKey, detail: 1 };
    viewer.scroller.dispatchEvent(new MouseEvent('mousedown', { ...at, bubbles: true }));
    viewer.scroller.dispatchEvent(new MouseEvent('mouseup', { ...at, bubbles: true }));
  };
  const background = (text: string) => {
    const span = viewer.span(text);
    return span && getComputedStyle(span).backgroundColor;
  };
  return { screen, viewer, clickNumber, background };
}

describe('lines in the URL', () => {
  test('are those of the numbers that were clicked, and lead there in a log that was cut', async () => {
    window.history.replaceState(null, '', '#/runs/details/1?tab=logs');
    const first = await mount(LogDocument.from(lines(1000)));
    await first.viewer.lastRow('1000  error 1000');
    first.clickNumber(994);
    await expect.poll(() => window.location.hash).toMatch(/^#\/runs\/details\/1\?tab=logs&log=/);
    expect(inHash.read().lines).toMatch(/^L994\.[0-9a-z]+$/);
    first.clickNumber(996, true);
    await expect.poll(() => inHash.read().lines).toMatch(/^L994\.[0-9a-z]+-L996$/);
    await first.screen.unmount();

    const log = new LogDocument();
    log.appendLines(lines(1000).slice(300));
    log.appendLines(lines(400).map((line) => `later ${line}`));
    const { viewer, background } = await mount(log);
    await viewer.shows('694  line 994');
    await expect.poll(() => background('line 995')).not.toBe('rgba(0, 0, 0, 0)');
    await expect.poll(() => background('line 997')).toBe('rgba(0, 0, 0, 0)');
    log.end();
  });

  test('wait for a line that has not come yet', async () => {
    const all = LogDocument.from(lines(500));
    const { viewer, clickNumber, screen } = await mount(all);
    await viewer.lastRow('500  error 500');
    clickNumber(495);
    await expect.poll(() => inHash.read().lines).toMatch(/^L495\./);
    await screen.unmount();
    const { lines: link } = inHash.read();
    const log = new LogDocument();
    log.appendLines(lines(100));
    const next = await mount(log);
    await next.viewer.lastRow('100  error 100');
    expect(inHash.read().lines).toBe(link);
    log.appendLines(lines(900).slice(100));
    await next.viewer.shows('495  line 495');
    log.end();
  });

  test('can be marked by the keyboard', async () => {
    const { viewer } = await mount(LogDocument.from(lines(500)));
    await viewer.lastRow('500  error 500');
    viewer.scroller.focus();
    await userEvent.keyboard('{Home}');
    await viewer.shows('1  line 1');
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}l');
    await expect.poll(() => inHash.read().lines).toMatch(/^L3\./);
  });
});

test('filter, find, folds and wrapping are in the URL, and come from it', async () => {
  const { viewer, screen } = await mount(LogDocument.from(lines(400)));
  await viewer.lastRow('400  error 400');
  viewer.scroller.focus();
  await userEvent.keyboard('wf');
  await screen.getByRole('textbox', { name: 'Show only lines with' }).fill('error');
  await viewer.shows('lines hidden');
  await expect.poll(() => inHash.read()).toEqual({ filter: 'error', wrap: true });
  viewer.scroller.focus();
  await userEvent.keyboard('/');
  await screen.getByRole('textbox', { name: 'Find in the log' }).fill('error 2');
  await expect.poll(() => inHash.read()).toEqual({ filter: 'error', find: 'error 2', wrap: true });
  await screen.unmount();

  const other = await mount(LogDocument.from(lines(400)));
  await other.viewer.shows('── 9 lines hidden ──');
  await expect
    .element(other.screen.getByRole('textbox', { name: 'Show only lines with' }))
    .toHaveValue('error');
  await expect
    .element(other.screen.getByRole('textbox', { name: 'Find in the log' }))
    .toHaveValue('error 2');
  // Another link on the page.
  window.location.hash = `#?log=${encodeURIComponent(formatViewState({ filter: 'line 39' }))}`;
  await other.viewer.shows('391  line 391');
  await expect.poll(() => other.viewer.rows().join('\n')).not.toContain('error 390');
});

describe('a view state', () => {
  test('is the same after it was written and read', () => {
    const state: LogViewState = {
      lines: 'L12.abc-L14',
      find: 'a&b=c#?ä漢',
      filter: '100%',
      exclude: 'x, y',
      context: 3,
      matchCase: true,
      folded: true,
      wrap: false,
      fontSize: 16,
    };
    expect(parseViewState(formatViewState(state))).toEqual(state);
    expect(formatViewState({})).toBe('');
    expect(parseViewState('wrap=7&context=x&fontSize=1e9&unknown=1&lines=')).toEqual({});
  });

  test('stands in the query or the hash, beside what is there', () => {
    window.history.replaceState(null, '', '?a=1#/path?b=2');
    inHash.write({ filter: 'x y' });
    viewStateInUrl({ part: 'query', name: 'step' }).write({ wrap: true });
    const url = new URL(window.location.href);
    expect(url.searchParams.get('a')).toBe('1');
    expect(url.hash).toContain('#/path?b=2&log=');
    expect(inHash.read()).toEqual({ filter: 'x y' });
    expect(viewStateInUrl({ part: 'query', name: 'step' }).read()).toEqual({ wrap: true });
    inHash.write({});
    viewStateInUrl({ part: 'query', name: 'step' }).write({});
    expect(window.location.search + window.location.hash).toBe('?a=1#/path?b=2');
  });
});
