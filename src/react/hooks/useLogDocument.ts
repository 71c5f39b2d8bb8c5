import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';

import type { LogDocument } from '../../core/index.js';

/** Renders again when a document has changed, at most once a frame: a log arrives in many chunks. */
export function useLogDocumentVersion(document: LogDocument): number {
  const subscribe = useCallback(
    (onChange: () => void) => {
      let frame: number | undefined;
      const unsubscribe = document.subscribe(() => {
        frame ??= requestAnimationFrame(() => {
          frame = undefined;
          onChange();
        });
      });
      return () => {
        unsubscribe();
        if (frame !== undefined) cancelAnimationFrame(frame);
      };
    },
    [document],
  );
  const version = (): number => document.version;
  return useSyncExternalStore(subscribe, version, version);
}

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
    const look = () => ({ at: performance.now(), bytes: latest.current() });
    const seen = [look()];
    const timer = setInterval(() => {
      const now = look();
      seen.push(now);
      const first = seen.length > WINDOW ? seen.shift() : seen[0];
      if (first) setRate((1000 * (now.bytes - first.bytes)) / (now.at - first.at));
    }, INTERVAL);
    return () => {
      clearInterval(timer);
      setRate(undefined);
    };
  }, [of, counting]);
  return rate;
}
