import { useEffect, useRef } from 'react';

import type { LogSource, RunLogsStatus } from '../../core/index.js';
import type { UseRunLogsResult } from '../hooks/useSession.js';

/** What a host is told of a log's search. */
export interface RunLogsReports {
  /** Called with the status once the component is mounted, and with each that follows. */
  onStatusChange?: ((status: RunLogsStatus) => void) | undefined;
  /** Called with where the text comes from, once that is known, and with each change of it. */
  onSourceChange?: ((source: LogSource | undefined) => void) | undefined;
}

/** Tells the host what has changed, after the render that shows it. */
export function useReports(
  { status, source }: UseRunLogsResult,
  { onStatusChange, onSourceChange }: RunLogsReports,
): void {
  /** What was told last: an effect may run again without a change. */
  const told = useRef<{ status?: RunLogsStatus; source?: LogSource | undefined }>({});
  useEffect(() => {
    const before = told.current;
    told.current = { status, source };
    if (before.status !== status) onStatusChange?.(status);
    if (!isSame(before.source, source)) onSourceChange?.(source);
  });
}

/** A log that is followed has a new, equal source with each reading. */
function isSame(a: LogSource | undefined, b: LogSource | undefined): boolean {
  return (
    a?.rung === b?.rung && a?.origin === b?.origin && a?.bucket === b?.bucket && a?.key === b?.key
  );
}
