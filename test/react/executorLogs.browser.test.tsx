import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';

import { createKfpClient, type ExecutorLogs, type RunLogsTarget } from '../../src/core/index.js';
import { zhCN } from '../../src/locales/zh-CN.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { createGate } from '../support/createGate.js';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });
const FOUND: readonly ExecutorLogs[] = [{ uri: 'minio://mlpipeline/v2/train/executor-logs' }];

/** A pod that is gone, and a store that has what the program printed. */
function servePrinted(): void {
  worker.use(
    http.get('*/k8s/*', () => new HttpResponse('Could not get pod', { status: 500 })),
    http.get('*/apis/*', () => new HttpResponse('{}', { status: 404 })),
    http.get('*/artifacts/get', () => new HttpResponse('printed by the program\n')),
  );
}

/** Shows a step whose page may still be learning where its program's output is stored. */
async function show(executorLogs: RunLogsTarget['executorLogs'], messages?: typeof zhCN) {
  const seen = new Set<string>();
  const note = (container: Element): void => {
    const { klvStatus } = container.querySelector<HTMLElement>('[data-klv-status]')?.dataset ?? {};
    if (klvStatus !== undefined) seen.add(klvStatus);
    for (const it of container.querySelectorAll('.klv-diagnosis-error')) seen.add(it.className);
  };
  const watcher = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const root = (target as Element).closest('body');
      if (root) note(root);
    }
  });
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true });
  const target = { runId: 'b5f0c1de', podName: 'train', namespace: 'team-a', executorLogs };
  const screen = await render(
    <RunLogsProvider client={client} messages={messages}>
      <div style={{ width: 800, height: 400 }}>
        <RunLogs target={target} />
      </div>
    </RunLogsProvider>,
  );
  return {
    screen,
    seen,
    stop: () => {
      watcher.disconnect();
    },
  };
}

test('nothing is said to be missing while the page is still asked where the output is', async () => {
  servePrinted();
  const { opened, open } = createGate();
  const signals: AbortSignal[] = [];
  const { screen, seen, stop } = await show(async ({ signal }) => {
    signals.push(signal);
    await opened;
    return FOUND;
  });
  await expect.element(screen.getByText(/Output of the user’s program/)).toBeVisible();
  await expect.element(screen.getByText('Looking for the log…').last()).toBeVisible();
  expect(signals).toHaveLength(1);
  open();
  await expect.element(screen.getByText('Output of the user’s program, mlpipeline/')).toBeVisible();
  await expect.element(screen.getByText('Complete')).toBeVisible();
  stop();
  expect([...seen].filter((it) => /unavailable|error/.test(it))).toEqual([]);
});

test('what is being tried is said in the reader’s language', async () => {
  servePrinted();
  const { opened, open } = createGate();
  const { screen, stop } = await show(
    opened.then(() => FOUND),
    zhCN,
  );
  await expect.element(screen.getByText(/用户程序的输出/)).toBeVisible();
  open();
  await expect.element(screen.getByText('已完整')).toBeVisible();
  stop();
});

test('a page that has learned more makes the panel look again, rather than keep its verdict', async () => {
  servePrinted();
  const { opened, open } = createGate();
  const { screen, stop } = await show(undefined);
  await expect.element(screen.getByRole('alert')).toBeVisible();
  await screen.rerender(
    <RunLogsProvider client={client}>
      <div style={{ width: 800, height: 400 }}>
        <RunLogs
          target={{
            runId: 'b5f0c1de',
            podName: 'train',
            namespace: 'team-a',
            executorLogs: opened.then(() => FOUND),
          }}
        />
      </div>
    </RunLogsProvider>,
  );
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  await expect.element(screen.getByText(/Output of the user’s program/)).toBeVisible();
  open();
  await expect.element(screen.getByText('Complete')).toBeVisible();
  stop();
});

test('a page that is no longer shown is not waited for', async () => {
  servePrinted();
  const signals: AbortSignal[] = [];
  const { screen, stop } = await show(({ signal }) => {
    signals.push(signal);
    return new Promise(() => undefined);
  });
  await expect.poll(() => signals.length).toBe(1);
  await screen.unmount();
  await expect.poll(() => signals[0]?.aborted).toBe(true);
  stop();
});
