import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';

import { renderRunLogs } from '../support/renderRunLogs.js';
import { simulate } from '../support/simulate.js';
import { viewerIn } from './viewerDriver.js';

const worker = simulate();
const lines = Array.from({ length: 400 }, (_, i) => `line ${i + 1} ${'.'.repeat(i % 200)}`);
const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);

/** The first response stops in the middle and stays open; each later one is complete. */
function serveHeldLog(): { asked: () => number } {
  let asked = 0;
  worker.use(
    http.get('*/k8s/pod/logs', () => {
      asked += 1;
      const held = asked === 1;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(held ? bytes.slice(0, bytes.length / 2) : bytes.slice());
          if (!held) controller.close();
        },
      });
      return new HttpResponse(body);
    }),
    http.get('*/k8s/pod', () => new HttpResponse('Could not get pod', { status: 500 })),
  );
  return { asked: () => asked };
}

test('loading shows how far it is, can be stopped and goes on, while the log is read', async () => {
  const { asked } = serveHeldLog();
  const screen = await renderRunLogs();
  const progress = screen.getByRole('progressbar', { name: 'Loading the log' });
  await expect.element(progress).toBeInTheDocument();
  await expect.element(screen.getByText(/per second/)).toBeVisible();
  const viewer = viewerIn(screen.container);
  viewer.scroller.focus();
  await userEvent.keyboard('{Home}');
  await viewer.shows('1  line 1');

  await screen.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.element(screen.getByText('Stopped')).toBeVisible();
  await expect.element(progress).not.toBeInTheDocument();
  expect(asked()).toBe(1);

  await screen.getByRole('button', { name: 'Continue' }).click();
  await expect.element(screen.getByText(/^400 lines/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Continue' })).not.toBeInTheDocument();
  expect(asked()).toBe(2);
  // The reader has stayed where they were.
  expect(viewer.rows()[0]).toMatch(/^1 {2}line 1/);
  await userEvent.keyboard('{End}');
});

test('a log that pours in is there to read at once, and coloured though it does not end', async () => {
  const red = new TextEncoder().encode(`\x1b[31m${'x'.repeat(99)}\x1b[m\n`.repeat(1_000));
  worker.use(
    http.get('*/k8s/pod/logs', () => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(red);
        },
      });
      return new HttpResponse(body);
    }),
    http.get('*/k8s/pod', () => new HttpResponse('Could not get pod', { status: 500 })),
  );
  const screen = await renderRunLogs();
  const { container } = screen;
  await expect.poll(() => container.querySelector('.klv-page')?.textContent).toContain('xxx');
  const viewer = viewerIn(container);
  await viewer.shows('xxx');
  const color = () => getComputedStyle(viewer.span('xxx') ?? viewer.root).color;
  expect(color()).not.toBe(getComputedStyle(viewer.root).color);
  await expect.element(screen.getByRole('progressbar')).toBeInTheDocument();
});

test('the toolbar finds in the log, and wraps its lines', async () => {
  serveHeldLog();
  const screen = await renderRunLogs();
  const viewer = viewerIn(screen.container);
  await viewer.shows('line');
  await screen.getByRole('button', { name: 'Find' }).click();
  const field = screen.getByRole('textbox', { name: 'Find in the log' });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('line 42 ');
  await expect.element(screen.getByText('1 of 1')).toBeVisible();
  await viewer.shows('42  line 42');
  await userEvent.keyboard('{Escape}');

  const wrap = screen.getByRole('button', { name: 'Wrap lines' });
  await expect.element(wrap).toHaveAttribute('aria-pressed', 'false');
  await wrap.click();
  await expect.element(wrap).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => viewer.scroller.scrollWidth).toBe(viewer.scroller.clientWidth);
});
