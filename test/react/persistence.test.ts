import { dehydrate, type DehydratedState, hydrate, QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';

const TARGET = { runId: 'b5f0c1de', podName: 'train', namespace: 'team-a' };

/** The package as a newly loaded page imports it, and a log's session in a query client. */
async function loadPage(stored: string) {
  vi.resetModules();
  const { createKfpClient, runLogsQueryOptions } = await import('../../src/react/index.js');
  const queryClient = new QueryClient();
  hydrate(queryClient, JSON.parse(stored) as DehydratedState);
  const options = runLogsQueryOptions(TARGET, {
    client: createKfpClient({ baseUrl: '/pipeline' }),
  });
  return { queryClient, session: await queryClient.query(options) };
}

it('what a persister has kept of a session is not used as a session by the next page', async () => {
  const { queryClient, session } = await loadPage('{}');
  const stored = JSON.stringify(dehydrate(queryClient));
  expect(stored).toContain('run-logs');

  const next = await loadPage(stored);
  expect(next.session.getSnapshot()).toMatchObject({ status: 'searching' });
  session.close();
  next.session.close();
});
