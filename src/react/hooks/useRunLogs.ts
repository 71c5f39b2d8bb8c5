'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useContext, useRef, useSyncExternalStore } from 'react';

import {
  type FoundArchive,
  LogDocumentBase,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsSnapshot,
  type RunLogsTarget,
} from '../../core/index.js';
import { RunLogsContext } from './RunLogsProvider.js';
import { runLogsQueryOptions } from './runLogsQueryOptions.js';
import { livingSession, openSession, retainSession, withSharedLookUps } from './session.js';
import type { Sight } from './sight.js';
import { useIsomorphicLayoutEffect } from './useIsomorphicLayoutEffect.js';

/** What {@link useRunLogs} returns: the latest snapshot, and the actions on the session. */
export interface UseRunLogsResult extends RunLogsSnapshot {
  /** Searches for the log again, keeping what was read. */
  refresh: () => void;
  /** Stops loading, keeping what was read. */
  stop: () => void;
  /** Goes on loading after a stop. */
  proceed: () => void;
  /** Learns the attempts of the step, and the logs that each has, from the run's workflow. */
  loadStepAttempts: () => void;
  /** Shows a stored object as the log, such as the one that a diagnosis has found. */
  show: (archive: FoundArchive) => void;
}

/** The snapshot on a server, and in the browser's first render of a page from the server. */
const NOTHING_YET: RunLogsSnapshot = {
  status: 'searching',
  document: new LogDocumentBase(),
  attempts: [],
};

const nothing = (): void => undefined;

const NO_SESSION = {
  subscribe: () => nothing,
  getSnapshot: nothingYet,
  refresh: nothing,
  stop: nothing,
  proceed: nothing,
  loadStepAttempts: nothing,
};

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
  const context = useContext(RunLogsContext);
  const client = options?.client ?? context.client;
  if (!client) {
    throw new Error('useRunLogs needs a client: put a RunLogsProvider around it, or pass one.');
  }
  const settings = { ...context.options, ...options, client };
  const queryClient = useQueryClient();
  const query = runLogsQueryOptions(target, settings);
  const open = (): RunLogsSession =>
    livingSession(queryClient.getQueryData(query.queryKey)) ??
    openSession(target, settings, queryClient);
  const { data: session } = useQuery({
    ...query,
    queryFn: open,
    // `initialData`, so that the session opens in this render and not after it. Not on a server: the
    // cache may be serialized for the browser, and a session cannot be.
    ...(typeof window !== 'undefined' && { initialData: open }),
  });
  // After each render: a host may write its target and settings inline.
  useIsomorphicLayoutEffect(() => {
    session?.update(target, withSharedLookUps(settings, queryClient));
  });
  const sight = useRef<Sight>(undefined);
  useIsomorphicLayoutEffect(() => {
    if (!session) return;
    sight.current = retainSession(session, client.baseUrl);
    return sight.current.end;
  }, [session, client.baseUrl]);
  useIsomorphicLayoutEffect(() => {
    sight.current?.watch(view?.current);
  });

  const { subscribe, getSnapshot, refresh, stop, proceed, loadStepAttempts } =
    session ?? NO_SESSION;
  const snapshot = useSyncExternalStore(subscribe, getSnapshot, nothingYet);
  const show = (archive: FoundArchive): void => {
    session?.update({ ...target, archive });
  };
  return { ...snapshot, refresh, stop, proceed, loadStepAttempts, show };
}

function nothingYet(): RunLogsSnapshot {
  return NOTHING_YET;
}
