import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { type LogDocument, Scheduler } from '../../core/index.js';

/** Renders again when a document has changed, at most once a frame: a log arrives in many chunks. */
export function useLogDocumentVersion(document: LogDocument): number {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const scheduler = new Scheduler();
      const unsubscribe = document.subscribe(() => {
        if (scheduler.pending === 0) scheduler.onFrame(onChange);
      });
      return () => {
        unsubscribe();
        scheduler.close();
      };
    },
    [document],
  );
  const version = (): number => document.version;
  return useSyncExternalStore(subscribe, version, version);
}

/** Milliseconds between two looks at a count. */
const INTERVAL = 250;
/** The rate is that of the last so many intervals. */
const WINDOW = 8;

/**
 * Bytes per second that a count grows by while it is `counting`; nothing at first.
 *
 * @param count Bytes so far
 * @param of What is counted; with another one the measuring begins anew
 */
export function useByteRate(
  count: () => number,
  of: unknown,
  counting: boolean,
): number | undefined {
  const latest = useRef(count);
  const [rate, setRate] = useState<number>();
  useEffect(() => {
    latest.current = count;
  });
  useEffect(() => {
    if (!counting) return;
    const scheduler = new Scheduler();
    const seen: [time: number, bytes: number][] = [];
    const look = (): void => {
      const now = scheduler.now();
      const bytes = latest.current();
      const first = seen.length < WINDOW ? seen[0] : seen.shift();
      if (first) setRate((1000 * (bytes - first[1])) / (now - first[0]));
      seen.push([now, bytes]);
      scheduler.after(INTERVAL, look);
    };
    look();
    return () => {
      scheduler.close();
      setRate(undefined);
    };
  }, [of, counting]);
  return rate;
}
