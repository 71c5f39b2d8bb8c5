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

test('n and N go from error to error, which are counted as lines arrive', async () => {
  const growing = new LogDocument();
  const line = (i: number) => (i % 500 === 250 ? `ERROR:root:failed ${i}` : `error_rate=0.${i}`);
  growing.appendText(`${Array.from({ length: 1200 }, (_, i) => line(i)).join('\n')}\n`);
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
