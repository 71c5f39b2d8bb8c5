import { useEffect, useState } from 'react';

import type { LogDocument } from '../core/index.js';

const INTERVAL = 250;
/** The rate is that of the last so many intervals. */
const WINDOW = 8;

/** Bytes per second that a document grows by, while it is being loaded; nothing at first. */
export function useByteRate(document: LogDocument, loading: boolean): number | undefined {
  const [rate, setRate] = useState<number>();
  useEffect(() => {
    if (!loading) return;
    const seen = [{ at: performance.now(), bytes: document.byteLength }];
    const timer = setInterval(() => {
      const now = { at: performance.now(), bytes: document.byteLength };
      seen.push(now);
      const first = seen.length > WINDOW ? seen.shift() : seen[0];
      if (first) setRate((1000 * (now.bytes - first.bytes)) / (now.at - first.at));
    }, INTERVAL);
    return () => {
      clearInterval(timer);
      setRate(undefined);
    };
  }, [document, loading]);
  return rate;
}
