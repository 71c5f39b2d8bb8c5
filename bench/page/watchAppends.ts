import { afterPaint } from './afterPaint.js';
import type { BenchViewer } from './BenchViewer.js';
import { percentile } from './percentile.js';
import { visibleText } from './visibleText.js';

/** Milliseconds from when a line was sent to the frame that shows it. */
export interface Appends {
  median: number | undefined;
  p95: number | undefined;
  /** Lines that came into view, or that newer ones in view stand for. */
  shown: number;
}

/** Appended lines say their number and when they were sent. */
const STAMP = /append=(\d+) sent=(\d+)/;

/**
 * Watches the end of the log until the returned function is called. Lines of which only newer ones
 * were ever seen count from when they were sent, too.
 */
export function watchAppends(viewer: BenchViewer, view: DOMRect): () => Appends {
  const lags: number[] = [];
  let newest: { number: number; sent: number } | undefined;
  let stopped = false;
  const watch = async (): Promise<void> => {
    while (!stopped) {
      await afterPaint();
      const now = Date.now();
      const seen = visibleText(viewer.rows(), view).findLast((text) => STAMP.test(text));
      const [, number, sent] = STAMP.exec(seen ?? '')?.map(Number) ?? [];
      if (number === undefined || sent === undefined || number <= (newest?.number ?? -1)) continue;
      const lines = newest ? number - newest.number : 1;
      const from = newest?.sent ?? sent;
      for (let i = 1; i <= lines; i++) lags.push(now - (from + ((sent - from) * i) / lines));
      newest = { number, sent };
    }
  };
  void watch();
  return () => {
    stopped = true;
    return {
      median: lags.length > 0 ? percentile(lags, 0.5) : undefined,
      p95: lags.length > 0 ? percentile(lags, 0.95) : undefined,
      shown: lags.length,
    };
  };
}
