import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';

import { zhCN } from '../../src/locales/zh-CN.js';
import { createGate } from '../support/createGate.js';
import { renderRunLogs } from '../support/renderRunLogs.js';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const bytes = new TextEncoder().encode('loss=0.1234\n'.repeat(100_000));

/** A log of 1.2 MB, of which each response sends a quarter until the gate is opened. */
function serveQuarter(headers: Record<string, string>): { open: () => void } {
  const { opened, open } = createGate();
  worker.use(
    http.get('*/k8s/pod/logs', () => {
      const body = new ReadableStream<Uint8Array>({
        start: async (controller) => {
          controller.enqueue(bytes.slice(0, bytes.length / 4));
          await opened;
          controller.enqueue(bytes.slice(bytes.length / 4));
          controller.close();
        },
      });
      return new HttpResponse(body, { headers });
    }),
    http.get('*/k8s/pod', () => new HttpResponse('Could not get pod', { status: 500 })),
  );
  return { open };
}

test('a log whose length is announced shows how much of it has come', async () => {
  const { open } = serveQuarter({ 'content-length': String(bytes.length) });
  const screen = await renderRunLogs({ width: 900 });
  await expect.element(screen.getByText('300 kB of 1.2 MB received')).toBeVisible();
  await expect.element(screen.getByText(/per second/)).toBeVisible();
  const bar = screen.getByRole('progressbar', { name: 'Loading the log' });
  await expect.element(bar).toHaveAttribute('aria-valuemin', '0');
  await expect.element(bar).toHaveAttribute('aria-valuenow', '300000');
  await expect.element(bar).toHaveAttribute('aria-valuemax', '1200000');
  const whole = bar.element().getBoundingClientRect();
  const part = bar.element().firstElementChild?.getBoundingClientRect();
  expect(whole.width).toBeGreaterThan(0);
  expect(part?.left).toBe(whole.left);
  expect(part?.height).toBe(whole.height);
  expect(part?.width).toBeCloseTo(whole.width / 4, 0);

  await screen.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.element(screen.getByText('Stopped')).toBeVisible();
  await expect.element(screen.getByText(/received/)).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Continue' }).click();
  await expect.element(screen.getByText('300 kB of 1.2 MB received')).toBeVisible();

  open();
  await expect.element(screen.getByText(/^100,000 lines · 1.2 MB/)).toBeVisible();
  await expect.element(screen.getByText('Complete')).toBeVisible();
  await expect.element(bar).not.toBeInTheDocument();
  await expect.element(screen.getByText(/received/)).not.toBeInTheDocument();
});

test('a log of unknown length shows that it is loading, and claims no more', async () => {
  const { open } = serveQuarter({});
  const screen = await renderRunLogs({ width: 900 });
  await expect.element(screen.getByText(/per second/)).toBeVisible();
  const bar = screen.getByRole('progressbar', { name: 'Loading the log' });
  await expect.element(bar).not.toHaveAttribute('aria-valuenow');
  await expect.element(bar).not.toHaveAttribute('aria-valuemax');
  expect(screen.getByText(/received/).elements()).toEqual([]);
  open();
  await expect.element(screen.getByText('Complete')).toBeVisible();
  await expect.element(bar).not.toBeInTheDocument();
});

test('the progress is shown in Chinese', async () => {
  const { open } = serveQuarter({ 'content-length': String(bytes.length) });
  const screen = await renderRunLogs({ width: 900, messages: zhCN });
  await expect.element(screen.getByText('已接收 300 kB，共 1.2 MB')).toBeVisible();
  open();
  await expect.element(screen.getByText('已完整')).toBeVisible();
});

test('a log that is too large stops by itself, and is loaded when the reader asks for it', async () => {
  const { open } = serveQuarter({});
  open();
  const screen = await renderRunLogs({ width: 900, options: { maxBytes: 600_000 } });
  await expect.element(screen.getByText('Stopped')).toBeVisible();
  await expect.element(screen.getByText(/^50,000 lines · 600 kB/)).toBeVisible();
  await expect
    .element(screen.getByText(/Only the first 585.9 KiB of this log are shown/))
    .toBeVisible();
  await screen.getByRole('button', { name: 'Load anyway' }).click();
  await expect.element(screen.getByText(/^100,000 lines · 1.2 MB/)).toBeVisible();
  await expect.element(screen.getByText('Complete')).toBeVisible();
});
