import { http, HttpResponse } from 'msw';
import { Activity, StrictMode, useState } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';

import {
  createKfpClient,
  type KfpClient,
  LogViewer,
  MessagesProvider,
  RunLogsToolbar,
  type RunLogsTarget,
  useLogCommands,
  useRunLogsSession,
} from '../../src/react/viewer.js';
import { zhCN } from '../../src/locales/zh-CN.js';
import '../../src/styles.css';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });
const target = (podName: string): RunLogsTarget => ({
  runId: 'b5f0c1de',
  podName,
  namespace: 'team-a',
});

/** Serves each pod a log that names it; returns the pods that were asked for. */
function serveLogs(): string[] {
  const asked: string[] = [];
  worker.use(
    http.get('*/k8s/pod/logs', ({ request }) => {
      const pod = new URL(request.url).searchParams.get('podname') ?? '';
      asked.push(pod);
      return new HttpResponse(`log of ${pod}\n`);
    }),
    http.get('*/k8s/*', () => new HttpResponse('Could not get pod', { status: 500 })),
  );
  return asked;
}

function StepLog({ of, with: by = client }: { of: RunLogsTarget; with?: KfpClient }) {
  const logs = useRunLogsSession(of, { client: by });
  const commands = useLogCommands(logs);
  return (
    <section className="klv-run-logs" style={{ width: 800, height: 300 }}>
      <RunLogsToolbar logs={logs} commands={commands} />
      <LogViewer {...commands.viewer} renderer="elements" />
    </section>
  );
}

test('a log is shown without a QueryClient, and asked for once in StrictMode', async () => {
  const asked = serveLogs();
  await render(
    <StrictMode>
      <StepLog of={target('train')} />
    </StrictMode>,
  );
  await expect.element(page.getByText('log of train')).toBeVisible();
  await expect.element(page.getByText('Complete')).toBeVisible();
  expect(asked).toEqual(['train']);
});

test('another step opens another log, and the same step keeps it', async () => {
  const asked = serveLogs();
  const screen = await render(<StepLog of={target('train')} />);
  await expect.element(page.getByText('log of train')).toBeVisible();
  await screen.rerender(<StepLog of={{ ...target('train'), taskState: 'SUCCEEDED' }} />);
  await expect.element(page.getByText('log of train')).toBeVisible();
  expect(asked).toEqual(['train']);
  await screen.rerender(<StepLog of={target('evaluate')} />);
  await expect.element(page.getByText('log of evaluate')).toBeVisible();
  await expect.element(page.getByText('log of train')).not.toBeInTheDocument();
  expect(asked).toEqual(['train', 'evaluate']);
});

test('a log that nobody shows any more is not asked for again', async () => {
  const signals: AbortSignal[] = [];
  const waiting = createKfpClient({
    baseUrl: '/pipeline',
    fetch: (_, init) => {
      if (init?.signal) signals.push(init.signal);
      return new Promise(() => undefined);
    },
  });
  const screen = await render(<StepLog of={target('train')} with={waiting} />);
  await expect.poll(() => signals.length).toBe(2);
  await screen.unmount();
  await expect.poll(() => signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('a log that was hidden is shown again', async () => {
  serveLogs();
  function Log() {
    const { status, document } = useRunLogsSession(target('train'), { client });
    return (
      <p data-testid="log">
        {status}: {document.lineText(0)}
      </p>
    );
  }
  function Page() {
    const [isShown, setShown] = useState(true);
    return (
      <>
        <Activity mode={isShown ? 'visible' : 'hidden'}>
          <Log />
        </Activity>
        <button
          onClick={() => {
            setShown(!isShown);
          }}
        >
          toggle
        </button>
      </>
    );
  }
  await render(<Page />);
  const log = page.getByTestId('log');
  await expect.element(log).toHaveTextContent('complete: log of train');
  await page.getByText('toggle').click();
  await expect.element(log).not.toBeVisible();
  await page.getByText('toggle').click();
  await expect.element(log).toHaveTextContent('complete: log of train');
});

test('the language is that of the nearest provider of messages', async () => {
  serveLogs();
  await render(
    <MessagesProvider messages={zhCN}>
      <MessagesProvider messages={{ 'toolbar.refresh': '再来一次' }}>
        <StepLog of={target('train')} />
      </MessagesProvider>
    </MessagesProvider>,
  );
  await expect.element(page.getByText('已完整')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '再来一次' })).toBeVisible();
});
