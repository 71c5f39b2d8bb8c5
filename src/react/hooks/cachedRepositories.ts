import type { InvalidateQueryFilters, Query, QueryFunction } from '@tanstack/react-query';

import {
  type ArtifactRepositorySource,
  type RunLogsOptions,
  Scheduler,
  withDeadline,
} from '../../core/index.js';
import { numberOf } from './identity.js';

type Found = Awaited<ReturnType<ArtifactRepositorySource>>;

/** A failure is cached too, for a shorter time, so that not every step asks again. */
type Kept = { repository: Found; error?: undefined } | { error: unknown; repository?: undefined };

interface KeptQuery {
  queryKey: readonly unknown[];
  queryFn: QueryFunction<Kept>;
  staleTime: (query: Query<Kept>) => number;
  gcTime: number;
  structuralSharing: false;
  networkMode: 'always';
  retry: false;
}

/**
 * The methods of a `QueryClient` that are used. `query`, which is to replace `fetchQuery`, does not
 * exist in all releases of version 5.
 */
interface QueryFetcher {
  fetchQuery: (query: KeptQuery) => Promise<Kept>;
  invalidateQueries: (filters: InvalidateQueryFilters) => Promise<void>;
}

const STALE_TIME = 600_000;
const FAILURE_STALE_TIME = 30_000;

/** The host's source, called once for each namespace however many steps are opened. */
export function cachedRepositories(
  source: ArtifactRepositorySource,
  queryClient: QueryFetcher,
  options: Pick<RunLogsOptions, 'client' | 'repositoryStaleTime' | 'repositoryFailureStaleTime'>,
): ArtifactRepositorySource {
  const { repositoryStaleTime = STALE_TIME, repositoryFailureStaleTime = FAILURE_STALE_TIME } =
    options;
  const { head, stall } = options.client.timeouts;
  return async (namespace, { refresh }) => {
    const queryKey = ['kfp-log-viewer', 'artifact-repositories', numberOf(source), namespace];
    if (refresh) await queryClient.invalidateQueries({ queryKey, refetchType: 'none' });
    const kept = await queryClient.fetchQuery({
      queryKey,
      // react-query's signal, not that of the session that asks first: others wait for the same result.
      // A deadline too: the entry of a source that hangs would keep each of them waiting anew.
      queryFn: ({ signal }) =>
        withDeadline((given) => source(namespace, { signal: given, refresh }), {
          ms: head + stall,
          signal,
          scheduler: new Scheduler(),
        }).then(
          (repository): Kept => ({ repository }),
          (error: unknown): Kept => ({ error }),
        ),
      staleTime: ({ state }) =>
        state.data && 'error' in state.data ? repositoryFailureStaleTime : repositoryStaleTime,
      gcTime: Math.max(repositoryStaleTime, repositoryFailureStaleTime),
      structuralSharing: false,
      networkMode: 'always',
      retry: false,
    });
    if ('error' in kept) throw kept.error;
    return kept.repository;
  };
}
