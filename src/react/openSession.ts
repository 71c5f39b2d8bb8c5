import type { QueryClient } from '@tanstack/react-query';

import {
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsTarget,
} from '../core/index.js';
import { cachedRepositories } from './cachedRepositories.js';

/**
 * A session that rests until it is resumed, and shares what it looks up with all others of the same
 * query client.
 */
export function openSession(
  target: RunLogsTarget,
  options: RunLogsOptions,
  queryClient: QueryClient | undefined,
): RunLogsSession {
  const { repositories } = options;
  return openRunLogs(target, {
    ...options,
    repositories:
      repositories && queryClient
        ? cachedRepositories(repositories, queryClient, options)
        : repositories,
    paused: true,
  });
}
