import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogWorker } from '../../src/core/public.js';
import { LogDocument } from '../../src/core/index.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { ViewStateHost } from '../support/ViewStateHost.js';
import { viewerIn } from './viewerDriver.js';

const LINES = 60_000;

/** Two megabytes, with an error in each hundred lines, as a traceback in each thousand. */
function sample(): LogDocument {
  const line = (i: number) => {
    if (i % 1000 === 999) return 'Traceback (most recent call last):\n  File "x"\nKeyError: 1';
    return i % 100 === 50 ? `\x1b[31mERROR\x1b[0m:root:failed ${i}` : `epoch ${i} loss=0.${i} 漢字`;
  };
  return LogDocument.from(Array.from({ length: LINES }, (_, i) => line(i)));
}

beforeAll(async () => {
  await page.viewport(900, 700);
});

/** A worker for a test, and how often it was created. */
function workerOf(create: () => Worker) {
  const created: Worker[] = [];
  const worker = new LogWorker(() => {
    const one = create();
    created.push(one);
    return one;
  });
  onTestFinished(() => {
    worker.close();
  });
  return { worker, created };
}

const startWorker = () =>
  new Worker(new URL('./log.worker.ts', import.meta.url), { type: 'module' });

async function mount(props: LogViewerProps) {
  const screen = await render(<ViewStateHost {...props} />);
  return { screen, viewer: viewerIn(screen.container) };
}

/** Reads what a reader is told of the errors, of a filter and of a search by a regular expression. */
async function expectAllFound({ screen, viewer }: Awaited<ReturnType<typeof mount>>) {
  const errors = LINES / 100 + LINES / 1000;
  const counted = `Errors: ${errors} · Warnings: 0`;
  const bar = screen.getByRole('group', { name: 'Errors and warnings' });
  await expect.element(bar).toHaveTextContent(counted);
  viewer.scroller.focus();
  await userEvent.keyboard('f');
  const filter = screen.getByRole('search', { name: 'Filter' });
  await filter.getByRole('button', { name: 'Regular expression' }).click();
  await filter
    .getByRole('textbox', { name: 'Show only lines with' })
    .fill(String.raw`failed \d+50$`);
  await expect.element(filter.getByRole('status')).toHaveTextContent('599 of 60,120 lines match');
  await filter.getByRole('button', { name: 'Close' }).click();
  viewer.scroller.focus();
  await userEvent.keyboard('/');
  const find = screen.getByRole('search');
  await find.getByRole('button', { name: 'Regular expression' }).click();
  await find.getByRole('textbox', { name: 'Find in the log' }).fill('^epoch .*字$');
  await expect.element(find).toHaveTextContent('1 of 59,340');
}

test('a worker finds errors, filters and finds by regular expressions, in place of the page', async () => {
  const { worker, created } = workerOf(startWorker);
  const answers: unknown[] = [];
  const document = sample();
  const mounted = await mount({ document, worker });
  await expect.poll(() => created).toHaveLength(1);
  created[0]?.addEventListener('message', ({ data }) => answers.push(data));
  await expectAllFound(mounted);
  expect(created).toHaveLength(1);
  expect(answers.length).toBeGreaterThan(10);
});

describe('the page does it', () => {
  test('where a policy refuses workers', async () => {
    const frame = window.document.createElement('iframe');
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="worker-src 'none'">`;
    window.document.body.append(frame);
    onTestFinished(() => {
      frame.remove();
    });
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    const inside = frame.contentWindow as (Window & typeof globalThis) | null;
    if (!inside) throw new Error('No window.');
    const refused: string[] = [];
    inside.document.addEventListener('securitypolicyviolation', (event) => {
      refused.push(event.effectiveDirective);
    });
    const url = new URL('./log.worker.ts', import.meta.url);
    const { worker, created } = workerOf(() => new inside.Worker(url, { type: 'module' }));
    await expectAllFound(await mount({ document: sample(), worker }));
    expect(created.length).toBeLessThan(2);
    expect(refused).toEqual(['worker-src']);
  });

  test('where the worker’s code is not there', async () => {
    const { worker, created } = workerOf(
      () => new Worker(new URL('/nothing-here.js', location.href), { type: 'module' }),
    );
    await expectAllFound(await mount({ document: sample(), worker }));
    expect(created).toHaveLength(1);
  });
});
