import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';

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

const minute = (i: number): string =>
  `2026-08-20T09:${String(i).padStart(2, '0')}:00Z ${i % 2 === 0 ? 'even' : 'odd'} ${i}`;
const LOG = Array.from({ length: 60 }, (_, i) => minute(i));

async function mount(props: LogViewerProps) {
  const screen = await render(<ViewStateHost {...props} />);
  const viewer = viewerIn(screen.container);
  const since = screen.getByRole('textbox', { name: 'Since' });
  const said = screen.getByRole('search', { name: 'Filter' }).getByRole('status');
  const open = async () => {
    await viewer.shows('1  2026');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await expect.element(since).toBeVisible();
  };
  return { screen, viewer, since, said, open };
}

describe('the filter, since some point', () => {
  test('shows the lines from a time on, the last minutes, or so many of the last', async () => {
    const { viewer, since, said, open } = await mount({ logLines: LOG });
    await open();
    await since.fill('09:58');
    await viewer.shows('58 lines hidden');
    expect(viewer.rows().slice(0, 3)).toEqual([
      '── 58 lines hidden ──',
      `59  ${minute(58)}`,
      `60  ${minute(59)}`,
    ]);
    await since.fill('9m');
    await expect.element(said).toHaveTextContent('10 of 60 lines match');
    await since.fill('3');
    await expect.element(said).toHaveTextContent('3 of 60 lines match');
    await since.fill('');
    await viewer.shows(`1  ${minute(0)}`);
  });

  test('goes with the other rules, and context does not reach before it', async () => {
    const { screen, viewer, since, said, open } = await mount({ logLines: LOG });
    await open();
    await since.fill('4');
    await screen.getByRole('textbox', { name: 'Show only lines with' }).fill('even');
    await expect.element(said).toHaveTextContent('2 of 60 lines match');
    await screen.getByRole('combobox', { name: 'Lines around' }).selectOptions('5');
    await viewer.shows(`58  ${minute(57)}`);
    expect(viewer.rows()[0]).toBe('── 56 lines hidden ──');
  });

  test('moves on with a log that grows', async () => {
    const document = new LogDocument();
    document.appendText(`${LOG.slice(0, 30).join('\n')}\n`);
    const { viewer, since, open } = await mount({ document });
    await open();
    await since.fill('2m');
    await viewer.shows('27 lines hidden');
    document.appendText(`${LOG.slice(30).join('\n')}\n`);
    await viewer.shows('57 lines hidden');
    await viewer.shows(`58  ${minute(57)}`);
  });

  test('says what it cannot read, and shows all lines', async () => {
    const { viewer, since, said, open } = await mount({ logLines: LOG });
    await open();
    await since.fill('noon');
    await expect.element(said).toHaveTextContent('This is neither a time');
    await expect.element(since).toHaveAttribute('aria-invalid', 'true');
    await viewer.shows(`1  ${minute(0)}`);
  });

  test('says that a log has no times', async () => {
    const { viewer, since, said, screen } = await mount({ logLines: ['one', 'two'] });
    await viewer.shows('1  one');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await since.fill('5m');
    await expect.element(said).toHaveTextContent('No line begins with a time.');
    await since.fill('1');
    await viewer.shows('2  two');
    await userEvent.keyboard('{Escape}');
    await viewer.shows('1  one');
    await expect.element(screen.getByRole('search', { name: 'Filter' })).not.toBeInTheDocument();
  });

  test('is a part of the view state, also of a log that is still to come', async () => {
    let state: LogViewState | undefined;
    const document = new LogDocument();
    const { viewer, since } = await mount({
      document,
      viewState: parseViewState(formatViewState({ since: '09:57' })),
      onViewStateChange: (changed) => {
        state = changed;
      },
    });
    await expect.element(since).toHaveValue('09:57');
    document.appendText(`${LOG.join('\n')}\n`);
    document.end();
    await viewer.shows(`58  ${minute(57)}`);
    expect(viewer.rows()[0]).toBe('── 57 lines hidden ──');
    await since.fill('2');
    await expect.poll(() => state && formatViewState(state)).toBe('since=2');
  });
});
