import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

vi.mock('../../src/react/LogViewer/frame/loadTerminal.js', () => ({
  loadTerminal: () => Promise.reject(new Error('The chunk is gone.')),
}));

test('a log is coloured and can be scrolled even if xterm.js cannot be loaded', async () => {
  const lines = Array.from({ length: 500 }, (_, i) => `\x1b[31mline\x1b[0m ${i + 1}`);
  const screen = await render(
    <div style={{ height: 300 }}>
      <LogViewer logLines={lines} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.lastRow('500  line 500');
  const [red, plain] = ['line', ' 500'].map((text) => viewer.span(text));
  expect(red && getComputedStyle(red).color).not.toBe(plain && getComputedStyle(plain).color);
  await userEvent.tab();
  await userEvent.keyboard('{Home}');
  await viewer.shows('1  line 1');
});

test('invisible characters are marked as in the terminal', async () => {
  const screen = await render(
    <div style={{ height: 300 }}>
      <LogViewer text={'ok \u202elive\u202c שלום'} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.shows('1  ok <U+202E>live<U+202C> שלום');
});
