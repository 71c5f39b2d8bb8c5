import { type QueryClient, queryOptions, type UseQueryOptions } from '@tanstack/react-query';

import type { RunLogsOptions, RunLogsSession, RunLogsTarget } from '../../core/index.js';
import { identityOf } from './identity.js';
import { openSession } from './session.js';

/** Key of a log in the query cache: the same for all components that ask for the same log. */
export type RunLogsQueryKey = readonly ['kfp-log-viewer', 'run-logs', string, RunLogsTarget];

/** What {@link runLogsQueryOptions} returns. */
export type RunLogsQueryOptions = UseQueryOptions<
  RunLogsSession,
  Error,
  RunLogsSession,
  RunLogsQueryKey
> & { queryKey: RunLogsQueryKey };

/**
 * Options of react-query whose data is the session of a log: one for each target and client,
 * however many components ask. The session rests until a component shows it (`useRunLogs`), so
 * that prefetching sends nothing; call its `resume()` to start it by hand.
 */
export function runLogsQueryOptions(
  target: RunLogsTarget,
  options: RunLogsOptions,
): RunLogsQueryOptions {
  return queryOptions({
    queryKey: ['kfp-log-viewer', 'run-logs', identityOf(options), withPlainDate(target)] as const,
    queryFn: (context) => openSession(target, options, queryClientOf(context)),
    staleTime: Infinity,
    // A session is a live object, which cannot be merged with another.
    structuralSharing: false,
    networkMode: 'always',
    retry: false,
  });
}

/** react-query tells its client since 5.66; before that each session asks for itself. */
function queryClientOf({ client }: { client?: QueryClient }): QueryClient | undefined {
  return client;
}

/** A `Date` and its text in any form are the same moment. */
function withPlainDate(target: RunLogsTarget): RunLogsTarget {
  if (target.createdAt === undefined) return target;
  const date = new Date(target.createdAt);
  const known = !Number.isNaN(date.getTime());
  return { ...target, createdAt: known ? date.toISOString() : String(target.createdAt) };
}
