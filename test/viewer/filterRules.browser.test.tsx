import { beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import {
  formatViewState,
  type LogViewState,
  parseViewState,
} from '../../src/react/LogViewer/viewState.js';
import '../../src/styles.css';
import { ViewStateHost } from '../support/ViewStateHost.js';
import { viewerIn } from './viewerDriver.js';

const TRACEBACK = [
  'ERROR:root:step failed',
  'Traceback (most recent call last):',
  '  File "train.py", line 3, in <module>',
  'ValueError: bad value',
];

/** Some steps, a warning, an error with its traceback, and an error in a line of its own. */
const LOG = [
  'INFO:root:started',
  'WARNING:root:slow disk',
  ...Array.from({ length: 20 }, (_, i) => `step ${i} loss=0.${i}`),
  ...TRACEBACK,
  ...Array.from({ length: 20 }, (_, i) => `step ${20 + i} LOSS`),
  'CRITICAL:root:out of budget',
  'a stepping stone',
];

beforeAll(async () => {
  await page.viewport(900, 700);
});

async function mount(props: LogViewerProps) {
  const screen = await render(<ViewStateHost {...props} />);
  const viewer = viewerIn(screen.container);
  const bar = screen.getByRole('search', { name: 'Filter' });
  const query = screen.getByRole('textbox', { name: 'Show only lines with' });
  const level = screen.getByRole('combobox', { name: 'Level' });
  const toggle = (name: string) => bar.getByRole('button', { name });
  const said = bar.getByRole('status');
  const open = async () => {
    await viewer.shows('INFO:root:started');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await expect.element(query).toHaveFocus();
  };
  return { screen, viewer, bar, query, level, toggle, said, open };
}

describe('the rules of the filter', () => {
  test('a regular expression, in any case or as it is written', async () => {
    const { viewer, query, toggle, said, open } = await mount({ logLines: LOG });
    await open();
    await toggle('Regular expression').click();
    await query.fill(String.raw`^step \d (loss|nothing)`);
    await expect.element(said).toHaveTextContent('10 of 48 lines match');
    await viewer.shows('3  step 0 loss=0.0');
    await query.fill('loss$');
    await expect.element(said).toHaveTextContent('20 of 48 lines match');
    await userEvent.keyboard('{Alt>}c{/Alt}');
    await expect.element(toggle('Match case')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(said).toHaveTextContent('0 of 48 lines match');
  });

  test('what is wrong with an expression is said, and the lines stay', async () => {
    const { viewer, query, toggle, said, open } = await mount({ logLines: LOG });
    await open();
    await query.fill('loss');
    await expect.element(said).toHaveTextContent('40 of 48 lines match');
    await toggle('Regular expression').click();
    await query.fill('(loss');
    await expect.element(said).toHaveTextContent('A “(” is not closed.');
    await expect.element(query).toHaveAttribute('aria-invalid', 'true');
    await viewer.shows('3  step 0 loss=0.0');
    expect(viewer.rows()[0]).toBe('── 2 lines hidden ──');
    await query.fill('(loss)');
    await expect.element(said).toHaveTextContent('40 of 48 lines match');
  });

  test('whole words', async () => {
    const { query, toggle, said, open } = await mount({ logLines: LOG });
    await open();
    await query.fill('step');
    await expect.element(said).toHaveTextContent('42 of 48 lines match');
    await toggle('Whole word').click();
    await expect.element(said).toHaveTextContent('41 of 48 lines match');
    await toggle('Regular expression').click();
    await query.fill('st.p');
    await expect.element(said).toHaveTextContent('41 of 48 lines match');
  });

  test('a least level, with whole tracebacks, the text and the context', async () => {
    const { viewer, query, level, said, open } = await mount({ logLines: LOG });
    await open();
    await level.selectOptions('Errors');
    await expect.element(said).toHaveTextContent('5 of 48 lines match');
    await viewer.shows('22 lines hidden');
    expect(viewer.rows().slice(0, 7)).toEqual([
      '── 22 lines hidden ──',
      ...TRACEBACK.map((text, i) => `${23 + i}  ${text}`),
      '── 20 lines hidden ──',
      '47  CRITICAL:root:out of budget',
    ]);
    await level.selectOptions('Warnings and errors');
    await expect.element(said).toHaveTextContent('6 of 48 lines match');
    await level.selectOptions('Fatal errors');
    await expect.element(said).toHaveTextContent('1 of 48 lines match');
    await level.selectOptions('Warnings and errors');
    await query.fill('value');
    await expect.element(said).toHaveTextContent('1 of 48 lines match');
    await query.fill('');
    await level.selectOptions('All lines');
    await viewer.shows('1  INFO:root:started');
  });

  test('a level is kept as a traceback comes in', async () => {
    const log = new LogDocument();
    log.appendText('INFO:root:started\n');
    const { viewer, level, said, open } = await mount({ document: log });
    await open();
    await level.selectOptions('Errors');
    await expect.element(said).toHaveTextContent('0 of 1 lines match');
    for (const [i, line] of TRACEBACK.entries()) {
      log.appendText(`${line}\n`);
      await expect.element(said).toHaveTextContent(`${i + 1} of ${i + 2} lines match`);
    }
    log.appendText('INFO:root:ended\n');
    await expect.element(said).toHaveTextContent('4 of 6 lines match');
    log.end();
    await viewer.lastRow('── 1 line hidden ──');
    expect(viewer.rows().filter((row) => row !== '')).toEqual([
      '── 1 line hidden ──',
      ...TRACEBACK.map((text, i) => `${2 + i}  ${text}`),
      '── 1 line hidden ──',
    ]);
  });

  test('all of them are parts of the view state', async () => {
    let state: LogViewState = { filter: 'b[au]', pattern: true, level: 'error' };
    const { viewer, said, level, toggle } = await mount({
      logLines: LOG,
      viewState: parseViewState(formatViewState(state)),
      onViewStateChange: (changed) => {
        state = changed;
      },
    });
    await viewer.shows('26  ValueError: bad value');
    await expect.element(said).toHaveTextContent('3 of 48 lines match');
    await expect.element(level).toHaveValue('error');
    await expect.element(toggle('Regular expression')).toHaveAttribute('aria-pressed', 'true');
    await level.selectOptions('Warnings and errors');
    await toggle('Regular expression').click();
    await toggle('Whole word').click();
    await expect
      .poll(() => formatViewState(state))
      .toBe('filter=b%5Bau%5D&level=warning&wholeWord=1');
  });

  test('copying and finding are about what is shown', async () => {
    const { screen, viewer, level, said, open } = await mount({ logLines: LOG });
    await open();
    await level.selectOptions('Errors');
    await expect.element(said).toHaveTextContent('5 of 48 lines match');
    viewer.scroller.focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    const clipboardData = new DataTransfer();
    viewer.scroller.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
    expect(clipboardData.getData('text/plain')).toBe(
      [...TRACEBACK, 'CRITICAL:root:out of budget'].join('\n'),
    );
    await userEvent.keyboard('/');
    await screen.getByRole('textbox', { name: 'Find in the log' }).fill('root');
    await expect.element(screen.getByText('1 of 2', { exact: true })).toBeVisible();
  });

  test('closing the bar shows all lines, and the reader is where they were', async () => {
    const { viewer, bar, level, said, open } = await mount({ logLines: LOG });
    await open();
    await level.selectOptions('Fatal errors');
    await expect.element(said).toHaveTextContent('1 of 48 lines match');
    await userEvent.keyboard('{Escape}');
    await expect.element(bar).not.toBeInTheDocument();
    await viewer.shows('1  INFO:root:started');
  });
});
