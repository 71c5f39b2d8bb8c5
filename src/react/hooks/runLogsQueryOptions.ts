import type { QueryClient, QueryFunction, UseQueryOptions } from '@tanstack/react-query';

import {
  identityOf,
  type LogIdentity,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsTarget,
} from '../../core/index.js';
import { PAGE } from './identity.js';
import { openSession, sessionIn } from './sessionCache.js';

/**
 * Key of a log in the query cache: the same for all components whose targets locate the same log. The
 * number tells this page from earlier ones, whose cache a persister may have kept.
 */
export type RunLogsQueryKey = readonly ['kfp-log-viewer', 'run-logs', number, LogIdentity];

/** What {@link runLogsQueryOptions} returns: for `useQuery`, `useSuspenseQuery`, and the methods of a client. */
export type RunLogsQueryOptions = UseQueryOptions<
  RunLogsSession,
  Error,
  RunLogsSession,
  RunLogsQueryKey
> & { queryKey: RunLogsQueryKey; queryFn: QueryFunction<RunLogsSession, RunLogsQueryKey> };

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
    queryFn: ({ client }: { client?: QueryClient }) =>
      // In the context since react-query 5.66: before, sessions and look-ups are not shared.
      client
        ? sessionIn(client, queryKey, target, options)
        : openSession(target, options, undefined),
    staleTime: Infinity,
    // A session is a live object, which cannot be merged with another.
    structuralSharing: false,
    networkMode: 'always',
    retry: false,
  };
}
