import { useEffect, useRef, useState } from 'react';

import { Scheduler } from '../../core/index.js';

/** Milliseconds between two samples of a count. */
const INTERVAL = 250;
/** How many of the last intervals the rate is measured over. */
const WINDOW = 8;

/**
 * Bytes per second by which a count grows while `counting`; `undefined` before the second sample.
 *
 * @param count Returns the bytes so far
 * @param of What is counted: another one restarts the measurement
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
