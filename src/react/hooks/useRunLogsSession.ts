'use client';

import { type RefObject, useState } from 'react';

import {
  identityOf,
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsTarget,
} from '../../core/index.js';
import { useSettings } from './RunLogsContext.js';
import { useSession, type UseRunLogsResult } from './useSession.js';

/**
 * The log of a step, live or archived, and how the search for it stands: as `useRunLogs`, without
 * react-query. The session is the component's own, and pauses when it unmounts; to share one log between
 * components, call the hook in the nearest one above them.
 *
 * @param target The step. Another run, pod or node, container or attempt opens another session; other
 *   changes are passed on to the session
 * @param options Settings with the `client`, which a `RunLogsProvider` would give. They may be written
 *   inline
 * @param view The element in which the log is shown. While it is out of view, the log is neither polled
 *   nor waited for, as while the page is hidden; without it, only the page counts
 * @throws {Error} when there is no client
 *
 * @example
 * ```tsx
 * const client = createKfpClient({ baseUrl: '/pipeline' });
 *
 * function StepLog({ target }: { target: RunLogsTarget }) {
 *   const { document, status } = useRunLogsSession(target, { client });
 *   return <LogViewer document={document} aria-label={status} />;
 * }
 * ```
 */
export function useRunLogsSession(
  target: RunLogsTarget,
  options?: Partial<RunLogsOptions>,
  view?: RefObject<Element | null>,
): UseRunLogsResult {
  const settings = useSettings(options);
  const identity = JSON.stringify(identityOf(target, settings));
  const open = (): Held => ({ identity, session: openInBrowser(target, settings) });
  const [held, setHeld] = useState(open);
  let current = held;
  if (held.identity !== identity) {
    current = open();
    setHeld(current);
  }
  return useSession(current.session, target, settings, view);
}

/** A session with what it was opened for. */
interface Held {
  readonly identity: string;
  readonly session: RunLogsSession | undefined;
}

/** Opens a session that sends nothing before its component is mounted; none on a server. */
function openInBrowser(target: RunLogsTarget, options: RunLogsOptions): RunLogsSession | undefined {
  return typeof window === 'undefined'
    ? undefined
    : openRunLogs(target, { ...options, paused: true });
}
