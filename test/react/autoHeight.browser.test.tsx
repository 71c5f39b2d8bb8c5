import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { createKfpClient } from '../../src/core/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { simulate } from '../support/simulate.js';
import { viewerIn } from '../viewer/viewerDriver.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });
const MAX_HEIGHT = 200;

const noPod = http.get('*/k8s/pod', () => new HttpResponse('Could not get pod', { status: 500 }));

beforeEach(async () => {
  await page.viewport(900, 900);
});

/** A log whose response a test writes part by part. */
function serveParts() {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  worker.use(
    http.get('*/k8s/pod/logs', () => new HttpResponse(readable)),
    noPod,
  );
  return {
    send: async (count: number, from = 1) => {
      const lines = Array.from({ length: count }, (_, i) => `line ${from + i}\n`);
      await writer.write(encoder.encode(lines.join('')));
    },
    end: () => writer.close(),
  };
}

/** The panel on a page that gives it no height. */
async function mount() {
  const screen = await render(
    <RunLogsProvider client={client}>
      <div style={{ width: 800 }}>
        <RunLogs
          height="auto"
          maxHeight={MAX_HEIGHT}
          target={{
            runId: 'b5f0c1de',
            podName: 'train',
            namespace: 'team-a',
            createdAt: '2026-08-20T09:00:00Z',
          }}
        />
      </div>
    </RunLogsProvider>,
  );
  const panel = screen.container.querySelector<HTMLElement>('.klv-run-logs');
  if (!panel) throw new Error('No panel here.');
  const heights: number[] = [];
  const watch = new ResizeObserver(() => heights.push(panel.getBoundingClientRect().height));
  watch.observe(panel);
  const viewer = () => viewerIn(screen.container);
  /** How many rows the log takes, with 6 px above and below. */
  const rows = () => {
    const row = viewer().cells()[0]?.getBoundingClientRect().height ?? NaN;
    return Math.round(((viewer().scroller.clientHeight - 12) / row) * 100) / 100;
  };
  /** What the panel has besides its log. */
  const around = () => height() - viewer().root.getBoundingClientRect().height;
  const height = () => panel.getBoundingClientRect().height;
  return { screen, panel, heights, viewer, rows, around, height };
}

/** Resolves when the page has been laid out anew several times. */
async function frames() {
  for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
}

test('a short log makes the panel as high as its rows, and nothing jumps when it is complete', async () => {
  const { send, end } = serveParts();
  const { screen, viewer, rows, heights, height, around } = await mount();
  await send(3);
  await viewer().shows('line 3');
  await expect.poll(rows).toBe(3);
  expect(viewer().scroller.scrollHeight).toBe(viewer().scroller.clientHeight);
  await frames();
  const before = { height: height(), around: around() };
  const seen = heights.length;
  await end();
  await expect.element(screen.getByText('Complete')).toBeVisible();
  await frames();
  expect({ height: height(), around: around() }).toEqual(before);
  expect(heights.slice(seen)).toEqual([]);
  expect(viewer().rows()).toEqual(['1  line 1', '2  line 2', '3  line 3']);
});

test('it grows while lines come, up to the maximum, and never shrinks', async () => {
  const { send, end } = serveParts();
  const { screen, viewer, rows, heights } = await mount();
  await send(1);
  await viewer().shows('line 1');
  await expect.poll(rows).toBe(1);
  const seen = heights.length;
  await send(3, 2);
  await viewer().shows('line 4');
  await expect.poll(rows).toBe(4);
  await send(500, 5);
  await viewer().shows('line 504');
  await expect.poll(() => viewer().root.getBoundingClientRect().height).toBe(MAX_HEIGHT);
  await end();
  await expect.element(screen.getByText('Complete')).toBeVisible();
  await viewer().lastRow('504  line 504');
  await frames();
  expect(heights.slice(seen)).toEqual([...heights.slice(seen)].sort((one, other) => one - other));
});

test('while a log is waited for, there is room for what is said of it', async () => {
  const { send } = serveParts();
  const { screen, height } = await mount();
  await expect.element(screen.getByText(/^Looking for/).first()).toBeVisible();
  await frames();
  expect(height()).toBeGreaterThan(100);
  expect(height()).toBeLessThanOrEqual(MAX_HEIGHT + 50);
  await send(1);
});

test('a diagnosis is as high as its text, and does not scroll in itself', async () => {
  worker.use(
    http.get(
      '*/k8s/pod/logs',
      () =>
        new HttpResponse('Could not get main container logs: pods "train" not found', {
          status: 500,
        }),
    ),
    noPod,
    http.all('*', ({ request }) =>
      new URL(request.url).pathname.startsWith('/pipeline')
        ? new HttpResponse('not found', { status: 404 })
        : undefined,
    ),
  );
  const { screen, panel, height, heights } = await mount();
  await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  await frames();
  const diagnosis = panel.querySelector<HTMLElement>('.klv-diagnosis');
  expect(diagnosis?.scrollHeight).toBe(diagnosis?.clientHeight);
  expect(height()).toBeGreaterThan(100);
  const seen = heights.length;
  await frames();
  expect(heights.length).toBe(seen);
});
