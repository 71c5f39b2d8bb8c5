import type { QueryClient, UseQueryOptions } from '@tanstack/react-query';

import {
  identityOf,
  type LogIdentity,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsTarget,
} from '../../core/index.js';
import { PAGE } from './identity.js';
import { livingSession, openSession } from './session.js';

/**
 * Key of a log in the query cache: the same for all components whose targets locate the same log. The
 * number tells this page from earlier ones, whose cache a persister may have kept.
 */
export type RunLogsQueryKey = readonly ['kfp-log-viewer', 'run-logs', number, LogIdentity];

/** What {@link runLogsQueryOptions} returns. */
export type RunLogsQueryOptions = UseQueryOptions<
  RunLogsSession,
  Error,
  RunLogsSession,
  RunLogsQueryKey
> & { queryKey: RunLogsQueryKey };

/**
 * Options of react-query whose data is the session of a log: one session for each log, however many
 * components ask for it and however often the query is fetched. The session is paused until a
 * component shows it (`useRunLogs`), so that prefetching sends nothing; call its `resume()` to start
 * it by hand, and its `update()` to pass another target or other settings.
 *
 * @example
 * ```ts
 * const session = await queryClient.fetchQuery(runLogsQueryOptions(target, { client }));
 * ```
 */
export function runLogsQueryOptions(
  target: RunLogsTarget,
  options: RunLogsOptions,
): RunLogsQueryOptions {
  const queryKey = ['kfp-log-viewer', 'run-logs', PAGE, identityOf(target, options)] as const;
  return {
    queryKey,
    queryFn: (context: { client?: QueryClient }) => {
      const queryClient = queryClientOf(context);
      const known = livingSession(queryClient?.getQueryData(queryKey));
      return known ?? openSession(target, options, queryClient);
    },
    staleTime: Infinity,
    // A session is a live object, which cannot be merged with another.
    structuralSharing: false,
    networkMode: 'always',
    retry: false,
  };
}

/** In the context since react-query 5.66; before, look-ups are not shared between sessions. */
function queryClientOf({ client }: { client?: QueryClient }): QueryClient | undefined {
  return client;
}
