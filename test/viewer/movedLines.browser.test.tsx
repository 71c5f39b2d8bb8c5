import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

beforeAll(async () => {
  await page.viewport(900, 700);
});

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `line ${from + at}\n`).join('');

/** A log in which lines are missing: 100 to 150. */
async function mount() {
  const log = new LogDocument();
  log.appendText(lines(0, 100));
  log.markSeam({ kind: 'gap' });
  log.appendText(lines(150, 300));
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer document={log} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.lastRow('250  line 299');
  const fill = () =>
    log.insert(
      [
        {
          offset: lines(0, 100).length,
          bytes: [new TextEncoder().encode(lines(100, 150))],
          drops: 100,
        },
      ],
      { isWanted: () => true, onDone: () => undefined },
    );
  return { log, screen, viewer, fill };
}

test('lines that are put in before the reader leave in view what they read', async () => {
  const { log, viewer, fill } = await mount();
  viewer.scroller.focus();
  await userEvent.keyboard('{PageUp}{PageUp}{PageUp}');
  let first = '';
  await expect
    .poll(() => {
      const before = first;
      first = viewer.rows()[0] ?? '';
      return first === before && !/^2[34]\d /.test(first);
    })
    .toBe(true);
  const line = Number(/line (\d+)/.exec(first)?.[1]);
  expect(first).toBe(`${line - 49}  line ${line}`);
  await fill();
  await viewer.shows(`${line + 1}  line ${line}`);
  expect(viewer.rows()[0]).toBe(`${line + 1}  line ${line}`);
  log.appendText('one more\n');
  expect(viewer.rows()[0]).toBe(`${line + 1}  line ${line}`);
});

test('who follows the end stays there, and what is selected stays selected', async () => {
  const { log, viewer, fill } = await mount();
  const row = viewer.span('line 298')?.getBoundingClientRect();
  if (!row) throw new Error('No such line in view.');
  const at = { clientX: row.left + 2, clientY: row.top + row.height / 2, detail: 3, bubbles: true };
  viewer.scroller.dispatchEvent(new MouseEvent('mousedown', at));
  viewer.scroller.dispatchEvent(new MouseEvent('mouseup', at));
  await fill();
  await viewer.lastRow('300  line 299');
  await expect
    .poll(() => {
      const span = viewer.span('line 298');
      return span && getComputedStyle(span).backgroundColor;
    })
    .not.toBe('rgba(0, 0, 0, 0)');
  const other = viewer.span('line 297');
  expect(other && getComputedStyle(other).backgroundColor).toBe('rgba(0, 0, 0, 0)');
  log.appendText('one more\n');
  await viewer.lastRow('301  one more');
});

test('the match that was found stays the current one', async () => {
  const { screen, viewer, fill } = await mount();
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await screen.getByRole('searchbox').or(screen.getByRole('textbox')).first().fill('line 2');
  await expect.poll(() => screen.container.textContent).toContain('of 111');
  const count = () => /(\d+) of (\d+)/.exec(screen.container.textContent)?.slice(1).map(Number);
  const before = count() ?? [];
  await fill();
  await expect.poll(count).toEqual([before[0], 111]);
});
