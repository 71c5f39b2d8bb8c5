import { useQuery } from '@tanstack/react-query';
import { useCallback, useContext, useEffect, useSyncExternalStore } from 'react';

import {
  LogDocument,
  type RunLogsOptions,
  type RunLogsSnapshot,
  type RunLogsTarget,
} from '../core/index.js';
import { retainSession } from './retainSession.js';
import { RunLogsContext } from './RunLogsContext.js';
import { runLogsQueryOptions } from './runLogsQueryOptions.js';

/** What {@link useRunLogs} returns: the latest snapshot, and what can be done. */
export interface UseRunLogsResult extends RunLogsSnapshot {
  /** Looks again, keeping what is shown. */
  refresh: () => void;
  /** Loads no more for now, keeping what is shown. */
  stop: () => void;
  /** Goes on loading after a stop. */
  proceed: () => void;
}

/** Before the session is there, in the first render and on a server. */
const NOTHING_YET: RunLogsSnapshot = {
  status: 'searching',
  document: new LogDocument(),
  attempts: [],
};

const subscribeToNothing = (): (() => void) => () => undefined;

/**
 * The log of a step, live or archived, and how the search for it stands. Components that ask for
 * the same target share one session; its requests end when the last of them unmounts.
 *
 * @param options Over those of the provider; `client` is needed where there is no provider
 * @throws {Error} when there is no client
 */
export function useRunLogs(
  target: RunLogsTarget,
  options?: Partial<RunLogsOptions>,
): UseRunLogsResult {
  const context = useContext(RunLogsContext);
  const client = options?.client ?? context.client;
  if (!client) {
    throw new Error('useRunLogs needs a client: put a RunLogsProvider around it, or pass one.');
  }
  const { data: session } = useQuery(
    runLogsQueryOptions(target, { ...context.options, ...options, client }),
  );
  useEffect(() => session && retainSession(session), [session]);

  const snapshot = useSyncExternalStore(
    session?.subscribe ?? subscribeToNothing,
    session?.getSnapshot ?? nothingYet,
    nothingYet,
  );
  const refresh = useCallback(() => session?.refresh(), [session]);
  const stop = useCallback(() => session?.stop(), [session]);
  const proceed = useCallback(() => session?.proceed(), [session]);
  return { ...snapshot, refresh, stop, proceed };
}

function nothingYet(): RunLogsSnapshot {
  return NOTHING_YET;
}
