import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { Activity, StrictMode, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';

import { createKfpClient, type RunLogsSession, type RunLogsTarget } from '../../src/core/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { useRunLogs } from '../../src/react/hooks/useRunLogs.js';
import { simulate } from '../support/simulate.js';
import { textOf } from '../support/textOf.js';

const worker = simulate();

const target = (podName: string): RunLogsTarget => ({
  runId: 'b5f0c1de',
  podName,
  namespace: 'team-a',
  createdAt: '2026-08-20T09:00:00Z',
});

/** Serves each pod's name as its log; the logs of `held` pods never end. */
function serveLogs({ held = [] as string[] } = {}): { asked: string[] } {
  const asked: string[] = [];
  worker.use(
    http.get('*/k8s/pod/logs', ({ request }) => {
      const pod = new URL(request.url).searchParams.get('podname') ?? '';
      asked.push(pod);
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode(`log of ${pod}\n`));
          if (!held.includes(pod)) controller.close();
        },
      });
      return new HttpResponse(body);
    }),
    http.get('*/k8s/pod', () => new HttpResponse('Could not get pod', { status: 500 })),
  );
  return { asked };
}

function Log({ of }: { of: RunLogsTarget }) {
  const { status, document } = useRunLogs(of);
  return (
    <p data-testid={of.podName}>
      {status}: {textOf(document)}
    </p>
  );
}

const client = createKfpClient({ baseUrl: '/pipeline' });

describe(useRunLogs.name, () => {
  it('gives the log, and asks for it once however many components show it, under StrictMode', async () => {
    const { asked } = serveLogs();
    await render(
      <StrictMode>
        <RunLogsProvider client={client}>
          <Log of={target('train')} />
          <Log of={{ ...target('train'), createdAt: new Date('2026-08-20T09:00:00Z') }} />
          <Log of={target('eval')} />
        </RunLogsProvider>
      </StrictMode>,
    );
    await expect
      .element(page.getByTestId('train').first())
      .toHaveTextContent('complete: log of train');
    await expect
      .element(page.getByTestId('train').last())
      .toHaveTextContent('complete: log of train');
    await expect.element(page.getByTestId('eval')).toHaveTextContent('complete: log of eval');
    expect(asked.toSorted()).toEqual(['eval', 'train']);
  });

  it('ends its requests when the last component that shows it is gone', async () => {
    const { asked } = serveLogs({ held: ['train'] });
    const signals: AbortSignal[] = [];
    const watched = createKfpClient({
      baseUrl: '/pipeline',
      fetch: (url, init) => {
        if (init?.signal) signals.push(init.signal);
        return fetch(url, init);
      },
    });
    function Page() {
      const [shown, setShown] = useState(2);
      return (
        <>
          {shown > 0 && <Log of={target('train')} />}
          {shown > 1 && <Log of={target('train')} />}
          <button
            onClick={() => {
              setShown(shown - 1);
            }}
          >
            fewer
          </button>
        </>
      );
    }
    await render(
      <StrictMode>
        <RunLogsProvider client={watched}>
          <Page />
        </RunLogsProvider>
      </StrictMode>,
    );
    await expect.element(page.getByTestId('train').first()).toHaveTextContent('streaming');
    await page.getByText('fewer').click();
    expect(signals.map((it) => it.aborted)).not.toContain(true);
    await page.getByText('fewer').click();
    await expect.poll(() => signals.every((it) => it.aborted)).toBe(true);
    expect(signals.length).toBeGreaterThan(0);
    expect(asked).toEqual(['train']);
  });

  it('asks twice for the last of thirteen steps that a reader hurries through, and for no other any more', async () => {
    const pods = Array.from({ length: 13 }, (_, at) => `step-${at}`);
    serveLogs({ held: pods.slice(0, -1) });
    const sent: { path: string; pod: string; signal: AbortSignal | undefined }[] = [];
    const watched = createKfpClient({
      baseUrl: '/pipeline',
      fetch: (url, init) => {
        const { pathname, searchParams } = new URL(new Request(url).url);
        const pod = searchParams.get('podname') ?? '';
        sent.push({ path: pathname, pod, signal: init?.signal ?? undefined });
        return fetch(url, init);
      },
    });
    const pageOf = (pod: string) => (
      <StrictMode>
        <RunLogsProvider client={watched}>
          <Log of={target(pod)} />
          <Log of={target(pod)} />
        </RunLogsProvider>
      </StrictMode>
    );
    const screen = await render(pageOf('step-0'));
    for (const pod of pods) await screen.rerender(pageOf(pod));
    const last = page.getByTestId('step-12').first();
    await expect.element(last).toHaveTextContent('complete: log of step-12');
    const ofLast = sent.filter(({ pod }) => pod === 'step-12');
    expect(ofLast.map(({ path }) => path).toSorted()).toEqual([
      '/pipeline/k8s/pod',
      '/pipeline/k8s/pod/logs',
    ]);
    // The run is asked for too, because Kubernetes does not know the pod.
    const others = sent.filter(({ path, pod }) => pod !== 'step-12' && !path.includes('/runs/'));
    expect(others.length).toBeLessThanOrEqual(2 * 12);
    await expect.poll(() => others.every(({ signal }) => signal?.aborted)).toBe(true);
  });

  it('changes to another step, and comes back to a log that is kept', async () => {
    const { asked } = serveLogs();
    function Page() {
      const [pod, setPod] = useState('train');
      return (
        <>
          <Log of={target(pod)} />
          <button
            onClick={() => {
              setPod(pod === 'train' ? 'eval' : 'train');
            }}
          >
            other
          </button>
        </>
      );
    }
    await render(
      <RunLogsProvider client={client}>
        <Page />
      </RunLogsProvider>,
    );
    await expect.element(page.getByTestId('train')).toHaveTextContent('complete: log of train');
    await page.getByText('other').click();
    await expect.element(page.getByTestId('eval')).toHaveTextContent('complete: log of eval');
    await page.getByText('other').click();
    await expect.element(page.getByTestId('train')).toHaveTextContent('complete: log of train');
    expect(asked).toEqual(['train', 'eval']);
  });

  it('gives its document in the first render, and keeps it', async () => {
    const { asked } = serveLogs();
    const documents = new Set<unknown>();
    function Watched() {
      documents.add(useRunLogs(target('train')).document);
      return <Log of={target('train')} />;
    }
    await render(
      <StrictMode>
        <RunLogsProvider client={client}>
          <Watched />
        </RunLogsProvider>
      </StrictMode>,
    );
    await expect.element(page.getByTestId('train')).toHaveTextContent('complete: log of train');
    expect(documents.size).toBe(1);
    expect(asked).toEqual(['train']);
  });

  it('keeps nothing once the provider that brought the cache is gone, under StrictMode', async () => {
    const { asked } = serveLogs();
    const seen = new Set<QueryClient>();
    function Watched() {
      seen.add(useQueryClient());
      return <Log of={target('train')} />;
    }
    const { unmount } = await render(
      <StrictMode>
        <RunLogsProvider client={client}>
          <Watched />
        </RunLogsProvider>
      </StrictMode>,
    );
    await expect.element(page.getByTestId('train')).toHaveTextContent('complete: log of train');
    const sessions = [...seen].flatMap((it) =>
      it
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data as RunLogsSession),
    );
    expect(sessions).toHaveLength(1);
    await unmount();
    await expect.poll(() => [...seen].flatMap((it) => it.getQueryCache().getAll())).toEqual([]);
    // A closed session does not go on, whoever still has it.
    for (const session of sessions) session.refresh();
    await Promise.resolve();
    expect(asked).toEqual(['train']);
  });

  it('shows the log again after its provider was hidden', async () => {
    serveLogs();
    function Page() {
      const [isShown, setShown] = useState(true);
      return (
        <>
          <Activity mode={isShown ? 'visible' : 'hidden'}>
            <RunLogsProvider client={client}>
              <Log of={target('train')} />
            </RunLogsProvider>
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
    const log = page.getByTestId('train');
    await expect.element(log).toHaveTextContent('complete: log of train');
    await page.getByText('toggle').click();
    await expect.element(log).not.toBeVisible();
    await page.getByText('toggle').click();
    await expect.element(log).toBeVisible();
    await expect.element(log).toHaveTextContent('complete: log of train');
  });

  it('uses the host’s QueryClient', async () => {
    serveLogs();
    const queryClient = new QueryClient();
    await render(
      <QueryClientProvider client={queryClient}>
        <RunLogsProvider client={client}>
          <Log of={target('train')} />
        </RunLogsProvider>
      </QueryClientProvider>,
    );
    await expect.element(page.getByTestId('train')).toHaveTextContent('complete');
    expect(queryClient.getQueryCache().findAll({ queryKey: ['kfp-log-viewer'] })).toHaveLength(1);
  });
});
