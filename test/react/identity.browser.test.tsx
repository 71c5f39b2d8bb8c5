import {
  focusManager,
  onlineManager,
  QueryClient,
  QueryClientProvider,
  type QueryObserverOptions,
  useSuspenseQuery,
} from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { Suspense, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';

import {
  createKfpClient,
  DEFAULT_RUNGS,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsTarget,
} from '../../src/core/index.js';
import { runLogsQueryOptions } from '../../src/react/hooks/runLogsQueryOptions.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { useRunLogs } from '../../src/react/hooks/useRunLogs.js';
import { simulate } from '../support/simulate.js';
import { textOf } from '../support/textOf.js';

const worker = simulate();
const TARGET: RunLogsTarget = {
  runId: 'b5f0c1de',
  podName: 'train',
  namespace: 'team-a',
  createdAt: '2026-08-20T09:00:00Z',
};
const client = createKfpClient({ baseUrl: '/pipeline' });

/** Serves a pod's log; returns the requests. */
function serveLog(): string[] {
  const asked: string[] = [];
  worker.use(
    http.get('*/k8s/pod/logs', () => {
      asked.push('log');
      return new HttpResponse('epoch 1\n');
    }),
    http.get('*/k8s/pod', () => new HttpResponse('Could not get pod', { status: 500 })),
  );
  return asked;
}

interface LogProps {
  target?: RunLogsTarget;
  options?: () => Partial<RunLogsOptions>;
  onRender?: (document: unknown) => void;
}

function Log({ target = TARGET, options, onRender }: LogProps) {
  const { status, document, diagnosis } = useRunLogs(target, options?.());
  onRender?.(document);
  return (
    <p data-testid="log">
      {status} {diagnosis?.code}: {textOf(document)}
    </p>
  );
}

/** A component of a host that takes the session from the cache, and suspends where there is none. */
function Held() {
  const { data } = useSuspenseQuery(runLogsQueryOptions(TARGET, { client }));
  return <p data-testid="held">{data.getSnapshot().status}</p>;
}

/** How often the logs of a query client were fetched. */
const fetchesOf = (queryClient: QueryClient): number =>
  queryClient
    .getQueryCache()
    .getAll()
    .reduce((sum, { state }) => sum + state.dataUpdateCount, 0);

function focusAgain(): void {
  focusManager.setFocused(false);
  focusManager.setFocused(true);
  focusManager.setFocused(undefined);
}

function connectAgain(): void {
  onlineManager.setOnline(false);
  onlineManager.setOnline(true);
}

/** Renders `of` again, with a number that grows, whenever its button is clicked. */
function Host({ of }: { of: (renders: number) => React.ReactNode }) {
  const [renders, setRenders] = useState(0);
  return (
    <>
      {of(renders)}
      <button
        onClick={() => {
          setRenders(renders + 1);
        }}
      >
        again
      </button>
    </>
  );
}

/** A log in a page with this query client, and two of it once the page has rendered again. */
async function renderIn(queryClient: QueryClient, more?: () => React.ReactNode) {
  const asked = serveLog();
  const documents = new Set<unknown>();
  await render(
    <QueryClientProvider client={queryClient}>
      <RunLogsProvider client={client}>
        <Suspense fallback={<p>waiting</p>}>
          <Host
            of={(renders) => (
              <>
                {more?.()}
                <Log onRender={(it) => documents.add(it)} />
                {renders > 0 && <Log onRender={(it) => documents.add(it)} />}
              </>
            )}
          />
        </Suspense>
      </RunLogsProvider>
    </QueryClientProvider>,
  );
  await expectLogs(1);
  return { queryClient, documents, asked };
}

/** That many logs are on screen, and whole. */
async function expectLogs(count: number): Promise<void> {
  const logs = page.getByTestId('log');
  for (let i = 0; i < count; i++) {
    await expect.element(logs.nth(i)).toHaveTextContent('complete : epoch 1');
  }
}

describe('a log on screen is not opened again', () => {
  it.each<[string, () => Partial<RunLogsOptions>]>([
    ['rungs', () => ({ rungs: [...DEFAULT_RUNGS] })],
    ['repositories', () => ({ repositories: () => Promise.resolve(undefined) })],
    ['options', () => ({ archive: { keyFormat: 'logs/{{pod.name}}' }, timeZone: 'UTC' })],
    ['a client', () => ({ client: createKfpClient({ baseUrl: '/pipeline' }) })],
  ])('by %s that the host writes inline', async (_, options) => {
    const asked = serveLog();
    const documents = new Set<unknown>();
    await render(
      <RunLogsProvider client={client}>
        <Host of={() => <Log options={options} onRender={(it) => documents.add(it)} />} />
      </RunLogsProvider>,
    );
    await expect.element(page.getByTestId('log')).toHaveTextContent('complete : epoch 1');
    for (let i = 0; i < 3; i++) await page.getByText('again').click();
    await expect.element(page.getByTestId('log')).toHaveTextContent('complete : epoch 1');
    expect(documents.size).toBe(1);
    expect(asked).toEqual(['log']);
  });

  it('by options of the provider that the host writes inline', async () => {
    const asked = serveLog();
    const documents = new Set<unknown>();
    await render(
      <Host
        of={() => (
          <RunLogsProvider
            client={client}
            options={{
              rungs: [...DEFAULT_RUNGS],
              repositories: () => Promise.resolve(undefined),
            }}
          >
            <Log onRender={(it) => documents.add(it)} />
          </RunLogsProvider>
        )}
      />,
    );
    await expect.element(page.getByTestId('log')).toHaveTextContent('complete : epoch 1');
    for (let i = 0; i < 3; i++) await page.getByText('again').click();
    expect(documents.size).toBe(1);
    expect(asked).toEqual(['log']);
  });

  it.each<[string, Partial<RunLogsTarget>]>([
    ['another state of the task', { taskState: 'SUCCEEDED' }],
    ['another name of the task', { taskName: 'train' }],
    ['an empty list in place of nothing', { executorLogs: [] }],
    ['the same date as a Date', { createdAt: new Date('2026-08-20T09:00:00Z') }],
    ['a date that comes later', { createdAt: '2026-08-21T09:00:00Z' }],
  ])('by %s', async (_, more) => {
    const asked = serveLog();
    const documents = new Set<unknown>();
    await render(
      <RunLogsProvider client={client}>
        <Host
          of={(renders) => (
            <Log
              target={renders > 0 ? { ...TARGET, ...more } : TARGET}
              onRender={(it) => documents.add(it)}
            />
          )}
        />
      </RunLogsProvider>,
    );
    await expect.element(page.getByTestId('log')).toHaveTextContent('complete : epoch 1');
    await page.getByText('again').click();
    await expect.element(page.getByTestId('log')).toHaveTextContent('complete : epoch 1');
    expect(documents.size).toBe(1);
    expect(asked).toEqual(['log']);
  });

  it.each<[string, (queryClient: QueryClient) => Promise<void>]>([
    ['invalidates', (queryClient) => queryClient.invalidateQueries()],
    ['refetches', (queryClient) => queryClient.refetchQueries()],
  ])('by a query client that %s all queries', async (_, act) => {
    const { queryClient, documents, asked } = await renderIn(new QueryClient());
    const sessions = () => queryClient.getQueriesData({ queryKey: ['kfp-log-viewer', 'run-logs'] });
    const before = sessions();
    await act(queryClient);
    expect(sessions()).toEqual(before);
    expect(sessions()[0]?.[1]).toBe(before[0]?.[1]);
    await expectLogs(1);
    expect(documents.size).toBe(1);
    expect(asked).toEqual(['log']);
  });

  it.each<[string, Partial<QueryObserverOptions>, () => void]>([
    ['every few milliseconds', { refetchInterval: 5 }, () => undefined],
    ['when the page is focused', { refetchOnWindowFocus: 'always' }, focusAgain],
    ['when the network is back', { refetchOnReconnect: 'always' }, connectAgain],
    ['and holds all to be stale', { staleTime: 0, refetchOnMount: 'always' }, () => undefined],
  ])('by a query client that fetches again %s', async (_, queries, act) => {
    const { queryClient, documents, asked } = await renderIn(
      new QueryClient({ defaultOptions: { queries } }),
    );
    const before = fetchesOf(queryClient);
    act();
    await page.getByText('again').click();
    await expect.poll(() => fetchesOf(queryClient)).toBeGreaterThan(before);
    await expectLogs(2);
    expect(documents.size).toBe(1);
    expect(asked).toEqual(['log']);
  });

  it.each<[string, (queryClient: QueryClient) => Promise<void> | void]>([
    ['resets', (queryClient) => queryClient.resetQueries()],
    [
      'removes',
      (queryClient) => {
        queryClient.removeQueries();
      },
    ],
    [
      'clears away',
      (queryClient) => {
        queryClient.clear();
      },
    ],
  ])('by a query client that %s all queries, and a host that renders again', async (_, act) => {
    const { queryClient, documents, asked } = await renderIn(new QueryClient());
    await act(queryClient);
    await page.getByText('again').click();
    await expectLogs(2);
    expect(documents.size).toBe(1);
    expect(asked).toEqual(['log']);
  });

  it('by a host that has fetched its session before, where queries know no client', async () => {
    // As before react-query 5.66.
    const { queryFn, ...options } = runLogsQueryOptions(TARGET, { client });
    const open = queryFn as (context: { client?: QueryClient }) => RunLogsSession;
    const queryClient = new QueryClient();
    await queryClient.query({ ...options, queryFn: () => open({}) });
    const { documents, asked } = await renderIn(queryClient);
    await queryClient.refetchQueries();
    await page.getByText('again').click();
    await expectLogs(2);
    expect(documents.size).toBe(1);
    expect(asked).toEqual(['log']);
  });

  it('where a host waits for its session in Suspense', async () => {
    const { queryClient, documents, asked } = await renderIn(new QueryClient(), () => <Held />);
    await queryClient.invalidateQueries();
    await page.getByText('again').click();
    await expect.element(page.getByTestId('held')).toHaveTextContent('complete');
    await expectLogs(2);
    expect(documents.size).toBe(1);
    expect(asked).toEqual(['log']);
  });
});

it('what the host learns later ends a wait at once', async () => {
  const asked = serveLog();
  await render(
    <RunLogsProvider client={client}>
      <Host
        of={(renders) => (
          <Log
            target={
              renders > 0
                ? { ...TARGET, taskState: 'SUCCEEDED' }
                : { ...TARGET, taskState: 'SKIPPED' }
            }
          />
        )}
      />
    </RunLogsProvider>,
  );
  await expect.element(page.getByTestId('log')).toHaveTextContent('unavailable skipped');
  expect(asked).toEqual([]);
  await page.getByText('again').click();
  await expect.element(page.getByTestId('log')).toHaveTextContent('complete : epoch 1');
  expect(asked).toEqual(['log']);
});

it('components that know different things of one log do not make it search again and again', async () => {
  const asked: string[] = [];
  worker.use(
    http.all('*/pipeline/*', ({ request }) => {
      asked.push(new URL(request.url).pathname);
      return new HttpResponse('Could not get pod', { status: 500 });
    }),
  );
  await render(
    <RunLogsProvider client={client}>
      <Host
        of={() => (
          <>
            <Log target={{ ...TARGET, taskState: 'SUCCEEDED' }} />
            <Log target={{ ...TARGET, createdAt: undefined, taskState: 'FAILED' }} />
          </>
        )}
      />
    </RunLogsProvider>,
  );
  const log = page.getByTestId('log').first();
  await expect.element(log).toHaveTextContent('unavailable');
  for (let i = 0; i < 5; i++) await page.getByText('again').click();
  await expect.element(log).toHaveTextContent('unavailable');
  const logs = (): number => asked.filter((path) => path.endsWith('/k8s/pod/logs')).length;
  const before = logs();
  expect(before).toBeLessThanOrEqual(3);
  for (let i = 0; i < 5; i++) await page.getByText('again').click();
  expect(logs()).toBe(before);
});
