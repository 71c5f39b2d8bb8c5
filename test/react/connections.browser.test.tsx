import { useCallback, useSyncExternalStore } from 'react';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { render } from 'vitest-browser-react';

import {
  createKfpClient,
  DEFAULT_RUNGS,
  kubernetesPodLogs,
  type RunLogsOptions,
} from '../../src/core/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { useRunLogs } from '../../src/react/hooks/useRunLogs.js';
import { textOf } from '../support/textOf.js';

// Over real connections: a service worker would open none to this server.
const url = inject('slowLogs');
const PODS = Array.from({ length: 10 }, (_, at) => `train-${at}`);

const ask = async (path: string): Promise<string> => (await fetch(url + path)).text();

beforeEach(async () => {
  await ask('/hold');
});
afterEach(async () => {
  await ask('/release');
});

function Log({ podName }: { podName: string }) {
  const target = { runId: 'b5f0', podName, namespace: 'team-a' };
  const { status, document } = useRunLogs(target);
  // A log that streams grows between two snapshots.
  const subscribe = useCallback((run: () => void) => document.subscribe(run), [document]);
  useSyncExternalStore(subscribe, () => document.version);
  return (
    <p className="log" data-status={status}>
      {textOf(document)}
    </p>
  );
}

async function showTen(options: Omit<RunLogsOptions, 'client'> = {}) {
  await render(
    <RunLogsProvider client={createKfpClient({ baseUrl: url })} options={options}>
      {PODS.map((pod) => (
        <Log key={pod} podName={pod} />
      ))}
    </RunLogsProvider>,
  );
  return {
    texts: () => [...document.querySelectorAll('.log')].map((it) => it.textContent),
    with: (status: string) => document.querySelectorAll(`[data-status=${status}]`).length,
  };
}

it('ten logs that load for long leave connections to the page, and all load in the end', async () => {
  const shown = await showTen();
  await expect.poll(() => shown.with('streaming')).toBe(3);
  expect(await ask('/own')).toBe('for the page');
  expect(Number(await ask('/most'))).toBeLessThanOrEqual(5);
  await ask('/release');
  await expect.poll(shown.texts).toEqual(PODS.map(() => 'one\ntwo'));
  await expect.poll(() => shown.with('complete')).toBe(10);
  expect(Number(await ask('/most'))).toBeLessThanOrEqual(5);
});

it('of ten logs that stream from Kubernetes two do, and the others are polled', async () => {
  const rungs = [kubernetesPodLogs({ url }), ...DEFAULT_RUNGS];
  const shown = await showTen({ rungs, followInterval: 300 });
  await expect.poll(shown.texts).toEqual(PODS.map(() => 'one'));
  await expect.poll(() => shown.with('following')).toBe(10);
  expect(await ask('/own')).toBe('for the page');
  await ask('/release');
  await expect.poll(shown.texts).toEqual(PODS.map(() => 'one\ntwo'));
  expect(shown.with('following')).toBe(10);
  expect(Number(await ask('/most'))).toBeLessThanOrEqual(5);
});
