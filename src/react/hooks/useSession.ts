import { type RefObject, useRef, useSyncExternalStore } from 'react';

import {
  type FoundArchive,
  LogDocumentBase,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsSnapshot,
  type RunLogsTarget,
} from '../../core/index.js';
import { retainSession } from './session.js';
import type { Sight } from './sight.js';
import { useIsomorphicLayoutEffect } from './useIsomorphicLayoutEffect.js';

/** What `useRunLogs` and `useRunLogsSession` return: the latest snapshot, and the actions on the session. */
export interface UseRunLogsResult extends RunLogsSnapshot {
  /** Searches for the log again, keeping what was read. */
  refresh: () => void;
  /** Stops loading, keeping what was read. */
  stop: () => void;
  /** Goes on loading after a stop. */
  proceed: () => void;
  /** See {@link RunLogsSession.loadStepAttempts}. */
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

/** Keeps a session going while the component shows it, and tells it what the host knows by now. */
export function useSession(
  session: RunLogsSession | undefined,
  target: RunLogsTarget,
  settings: RunLogsOptions,
  view: RefObject<Element | null> | undefined,
): UseRunLogsResult {
  const { baseUrl } = settings.client;
  // After each render: a host may write its target and settings inline.
  useIsomorphicLayoutEffect(() => {
    session?.update(target, settings);
  });
  const sight = useRef<Sight>(undefined);
  useIsomorphicLayoutEffect(() => {
    if (!session) return;
    sight.current = retainSession(session, baseUrl);
    return sight.current.end;
  }, [session, baseUrl]);
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
