import type { QueryClient } from '@tanstack/react-query';

import {
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsTarget,
} from '../../core/index.js';
import { cachedRepositories } from './cachedRepositories.js';
import { beginSight, type Sight } from './sight.js';

/** Sessions that this page has opened, as opposed to what a persister has restored. */
const living = new WeakSet<RunLogsSession>();

/** The data of a query if it is a session of this page; a persister's remains of one are not. */
export function livingSession(data: unknown): RunLogsSession | undefined {
  return living.has(data as RunLogsSession) ? (data as RunLogsSession) : undefined;
}

/** Opens a session that is paused until it is resumed. */
export function openSession(
  target: RunLogsTarget,
  options: RunLogsOptions,
  queryClient: QueryClient | undefined,
): RunLogsSession {
  const session = openRunLogs(target, {
    ...withSharedLookUps(options, queryClient),
    paused: true,
  });
  living.add(session);
  return session;
}

/** The settings with a source whose look-ups are cached in the query client, for all its sessions. */
export function withSharedLookUps(
  options: RunLogsOptions,
  queryClient: QueryClient | undefined,
): RunLogsOptions {
  const { repositories } = options;
  if (!repositories || !queryClient) return options;
  return { ...options, repositories: cachedRepositories(repositories, queryClient, options) };
}

/** How many components hold an object. */
const holders = new WeakMap<object, number>();

/**
 * Counts a component that holds an object, from an effect. What follows on the last one's release
 * comes a microtask later: StrictMode releases and holds again at once.
 *
 * @returns Function that releases the object
 */
export function hold(object: object, onLastRelease: () => void): () => void {
  holders.set(object, (holders.get(object) ?? 0) + 1);
  return () => {
    holders.set(object, (holders.get(object) ?? 0) - 1);
    queueMicrotask(() => {
      if (holders.get(object) === 0) onLastRelease();
    });
  };
}

/** Resumes a session while any component shows it, and pauses it after the last one has released it. */
export function retainSession(session: RunLogsSession, baseUrl: string): Sight {
  session.resume();
  const { watch, end } = beginSight(session, baseUrl);
  const release = hold(session, session.pause);
  return {
    watch,
    end: () => {
      end();
      release();
    },
  };
}
