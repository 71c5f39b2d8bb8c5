import { http, HttpResponse } from 'msw';
import { afterEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';

import { createKfpClient, type RunLogsOptions, type RunLogsTarget } from '../../src/core/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { useRunLogs } from '../../src/react/hooks/useRunLogs.js';
import { simulate } from '../support/simulate.js';
import { textOf } from '../support/textOf.js';

const worker = simulate();
const TARGET: RunLogsTarget = { runId: 'b5f0', podName: 'train', namespace: 'team-a' };
const OPTIONS: Partial<RunLogsOptions> = { followInterval: 30, waitInterval: 30 };
const RUNNING = {
  kind: 'Pod',
  spec: { containers: [{ name: 'main' }] },
  status: { phase: 'Running', containerStatuses: [{ name: 'main', state: { running: {} } }] },
};

function serveRunningPod() {
  const server = { asked: 0, log: 'one\n', isDown: false };
  worker.use(
    http.get('/pipeline/k8s/pod/logs', () => {
      server.asked += 1;
      return server.isDown ? HttpResponse.error() : HttpResponse.text(server.log);
    }),
    http.get('/pipeline/k8s/pod', () => HttpResponse.json(RUNNING)),
    http.get('/pipeline/apis/v2beta1/healthz', () => HttpResponse.json({})),
  );
  return server;
}

function Log() {
  const { status, document } = useRunLogs(TARGET, OPTIONS);
  return <p data-testid="log">{`${status}: ${textOf(document)}`}</p>;
}

function see(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

afterEach(() => {
  Reflect.deleteProperty(document, 'hidden');
});

it('a followed log rests while its page is hidden, and catches up when it is seen', async () => {
  const server = serveRunningPod();
  await render(
    <RunLogsProvider client={createKfpClient({ baseUrl: '/pipeline' })}>
      <Log />
    </RunLogsProvider>,
  );
  await expect.element(page.getByTestId('log')).toHaveTextContent('following: one');
  see(true);
  const { asked } = server;
  server.log = 'one\ntwo\n';
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(server.asked).toBeLessThanOrEqual(asked + 1);
  see(false);
  await expect.element(page.getByTestId('log')).toHaveTextContent('following: one two');
});

it('a disturbed log is tried again at once when the network is back', async () => {
  const server = serveRunningPod();
  await render(
    <RunLogsProvider client={createKfpClient({ baseUrl: '/pipeline' })}>
      <Log />
    </RunLogsProvider>,
  );
  await expect.element(page.getByTestId('log')).toHaveTextContent('following: one');
  server.isDown = true;
  const { asked } = server;
  await expect.poll(() => server.asked).toBeGreaterThan(asked + 3);
  server.isDown = false;
  server.log = 'one\ntwo\n';
  window.dispatchEvent(new Event('online'));
  await expect.element(page.getByTestId('log')).toHaveTextContent('following: one two');
});
