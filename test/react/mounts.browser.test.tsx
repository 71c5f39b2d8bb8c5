import { afterEach, beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';

import { createKfpClient, type RunLogsTarget } from '../../src/core/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { ManualClock } from '../support/ManualClock.js';
import { type LeftoverCounts, Leftovers } from '../support/Leftovers.js';

const MOUNTS = 500;
/** A log at each of these moments when its component is unmounted. */
const MOMENTS = [
  'at once',
  'while it loads',
  'followed',
  'complete',
  'shown',
  'waiting',
  'none',
] as const;
/** What is in the page then. */
const SIGNS: Readonly<Record<(typeof MOMENTS)[number], string>> = {
  'at once': '[data-klv-status]',
  'while it loads': '[data-klv-status=streaming]',
  followed: '[data-klv-status=following]',
  complete: '[data-klv-status=complete]',
  shown: '.klv-ready span',
  waiting: '[data-klv-status=waiting]',
  none: '[data-klv-status=unavailable]',
};

const TARGET: RunLogsTarget = { runId: 'b5f0', podName: 'train', namespace: 'team-a' };

function podOf(phase: string, state: object): string {
  return JSON.stringify({
    kind: 'Pod',
    spec: { containers: [{ name: 'main' }] },
    status: { phase, containerStatuses: [{ name: 'main', state }] },
  });
}

/** KFP's server for a step at one of the moments; which of its requests are open. */
function serve(moment: (typeof MOMENTS)[number], open: Set<object>): typeof fetch {
  const respond = (url: string): [number, string] => {
    if (url.includes('k8s/pod/logs')) return moment === 'none' ? [500, 'no'] : [200, 'one\ntwo\n'];
    if (!url.includes('k8s/pod?') || moment === 'none') return [404, '{}'];
    if (moment === 'waiting') return [200, podOf('Pending', { waiting: {} })];
    if (moment === 'followed') return [200, podOf('Running', { running: {} })];
    const terminated = { exitCode: 0, finishedAt: '2026-08-20T09:00:00Z' };
    return [200, podOf('Succeeded', { terminated })];
  };
  return (asked, init) => {
    const request = {};
    const { url } = new Request(asked);
    const [status, text] = respond(url);
    open.add(request);
    init?.signal?.addEventListener('abort', () => open.delete(request), { once: true });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const isLog = url.includes('pod/logs');
        if (isLog && moment === 'waiting') controller.close();
        else controller.enqueue(new TextEncoder().encode(text));
        if (!isLog || (moment !== 'while it loads' && moment !== 'waiting')) controller.close();
        if (!isLog || moment !== 'while it loads') open.delete(request);
      },
      cancel: () => {
        open.delete(request);
      },
    });
    return Promise.resolve(new Response(body, { status }));
  };
}

const total = (counts: LeftoverCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const leftovers = new Leftovers();
beforeEach(() => {
  leftovers.watch();
});
afterEach(() => {
  leftovers.restore();
});

it(`${MOUNTS} viewers leave no timer, request, observer or listener behind`, async () => {
  const open = new Set<object>();
  let most = 0;
  const clock = new ManualClock();
  const mount = async (moment: (typeof MOMENTS)[number]): Promise<void> => {
    const client = createKfpClient({ baseUrl: '/pipeline', clock, fetch: serve(moment, open) });
    const { unmount, container } = await render(
      <RunLogsProvider client={client} options={{ clock }}>
        <div style={{ height: 300 }}>
          <RunLogs target={TARGET} />
        </div>
      </RunLogsProvider>,
    );
    await leftovers.until(() => {
      clock.advance(100);
      return container.querySelector(SIGNS[moment]) !== null;
    });
    most = Math.max(most, clock.pending + total(leftovers.count()));
    await unmount();
    container.remove();
  };
  // What is loaded once stays: the code, and what it sets up for all viewers.
  for (const moment of MOMENTS) await mount(moment);
  await leftovers.settle();
  const before = leftovers.count();
  for (let i = 0; i < MOUNTS; i += 1) await mount(MOMENTS[i % MOMENTS.length] ?? 'at once');
  await leftovers.settle();
  expect(leftovers.count()).toEqual(before);
  // What is counted is there while a viewer is.
  expect(most).toBeGreaterThan(total(before) + 10);
  expect(clock.pending).toBe(0);
  expect(open.size).toBe(0);
}, 120_000);
