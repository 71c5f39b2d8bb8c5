'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';

import type { RunLogsOptions, RunLogsSession, RunLogsTarget } from '../../core/index.js';
import { queryClientContext } from './queryClientContext.js';
import { useSettings } from './RunLogsContext.js';
import { runLogsQueryOptions } from './runLogsQueryOptions.js';
import { sessionIn, withSharedLookUps } from './sessionCache.js';
import { useSession, type UseRunLogsResult } from './useSession.js';

/**
 * The log of a step, live or archived, and how the search for it stands. Components that ask for
 * the same target share one session; its requests end when the last of them unmounts.
 *
 * @param target The step. Another run, pod or node, container or attempt opens another session; other
 *   changes are passed on to the session
 * @param options Override those of the provider; `client` is required where there is no provider. They
 *   may be written inline
 * @param view The element in which the log is shown. While it is out of view, the log is neither polled
 *   nor waited for, as while the page is hidden; without it, only the page counts
 * @throws {Error} when there is no client
 *
 * @example
 * ```ts
 * const { status, document, diagnosis, refresh } = useRunLogs({ runId, podName, namespace, createdAt });
 * ```
 */
export function useRunLogs(
  target: RunLogsTarget,
  options?: Partial<RunLogsOptions>,
  view?: RefObject<Element | null>,
): UseRunLogsResult {
  const settings = useSettings(options);
  queryClientContext();
  const queryClient = useQueryClient();
  const query = runLogsQueryOptions(target, settings);
  const open = (): RunLogsSession => sessionIn(queryClient, query.queryKey, target, settings);
  const { data: session } = useQuery({
    ...query,
    queryFn: open,
    // `initialData`, so that the session opens in this render and not after it. Not on a server: the
    // cache may be serialized for the browser, and a session cannot be.
    ...(typeof window !== 'undefined' && { initialData: open }),
  });
  return useSession(session, target, withSharedLookUps(settings, queryClient), view);
}
