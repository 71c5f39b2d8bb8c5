import type { InvalidateQueryFilters, Query, QueryFunction } from '@tanstack/react-query';

import type { ArtifactRepositorySource, RunLogsOptions } from '../../core/index.js';
import { numberOf } from './identity.js';

type Answer = Awaited<ReturnType<ArtifactRepositorySource>>;

/** A failure is kept as well, for a shorter time, so that it is not asked for again at each step. */
type Kept = { repository: Answer; error?: undefined } | { error: unknown; repository?: undefined };

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
 * What is used of a `QueryClient`, by its shape: `query`, which is to replace `fetchQuery`, is not
 * in all of version 5.
 */
interface QueryFetcher {
  fetchQuery: (query: KeptQuery) => Promise<Kept>;
  invalidateQueries: (filters: InvalidateQueryFilters) => Promise<void>;
}

const STALE_TIME = 600_000;
const FAILURE_STALE_TIME = 30_000;

/** The host's source, asked once a namespace however many steps are opened. */
export function cachedRepositories(
  source: ArtifactRepositorySource,
  queryClient: QueryFetcher,
  options: Pick<RunLogsOptions, 'repositoryStaleTime' | 'repositoryFailureStaleTime'>,
): ArtifactRepositorySource {
  const { repositoryStaleTime = STALE_TIME, repositoryFailureStaleTime = FAILURE_STALE_TIME } =
    options;
  return async (namespace, { refresh }) => {
    const queryKey = ['kfp-log-viewer', 'artifact-repositories', numberOf(source), namespace];
    if (refresh) await queryClient.invalidateQueries({ queryKey, refetchType: 'none' });
    const kept = await queryClient.fetchQuery({
      queryKey,
      // Not the signal of the step that happens to ask first: others wait for the same answer.
      queryFn: ({ signal }) =>
        source(namespace, { signal, refresh }).then(
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
