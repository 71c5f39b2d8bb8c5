/** Resolves in the task after the next frame: what was to be painted in it has been handed over. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        resolve();
      };
      port2.postMessage(undefined);
    });
  });
}

/**
 * The text of each row whose middle is inside the view, top to bottom. Rows are looked up by
 * bisection: a list may keep hundreds outside of it.
 */
export function visibleText(rows: readonly Element[], view: DOMRect): string[] {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middleOf(rows[middle]) < view.top) low = middle + 1;
    else high = middle;
  }
  const texts: string[] = [];
  for (let i = low; i < rows.length && middleOf(rows[i]) <= view.bottom; i++) {
    texts.push(rows[i]?.textContent ?? '');
  }
  return texts;
}

function middleOf(row: Element | undefined): number {
  const box = row?.getBoundingClientRect();
  return box ? (box.top + box.bottom) / 2 : 0;
}

/** The value that a share of all values does not exceed; `NaN` of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** What the tasks of more than 50 ms took, in milliseconds. */
export interface LongTasks {
  longest: number;
  /** Total blocking time: what each took beyond 50 ms. */
  blocked: number;
}

/** Watches the main thread until the returned function is called. */
export function watchTasks(): () => Promise<LongTasks> {
  const durations: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) durations.push(duration);
  });
  observer.observe({ type: 'longtask' });
  return async () => {
    // The observer hears of a task a moment after it.
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    return {
      longest: Math.max(0, ...durations),
      blocked: durations.reduce((sum, duration) => sum + duration - 50, 0),
    };
  };
}

/** How evenly the page painted. */
export interface Frames {
  /** Time between frames, in milliseconds. */
  p95: number;
  max: number;
  /** Frames left out, in per cent of those that 60 Hz would have had. */
  dropped: number;
  longestTask: number;
}

const FRAME = 1000 / 60;

/** Records each frame until the returned function is called. */
export function recordFrames(): () => Promise<Frames> {
  const tasks = watchTasks();
  const intervals: number[] = [];
  let last: number | undefined;
  let request = requestAnimationFrame(function frame(now) {
    if (last !== undefined) intervals.push(now - last);
    last = now;
    request = requestAnimationFrame(frame);
  });
  return async () => {
    cancelAnimationFrame(request);
    const due = intervals.map((interval) => Math.max(1, Math.round(interval / FRAME)));
    const expected = due.reduce((sum, frames) => sum + frames, 0);
    const { longest } = await tasks();
    return {
      p95: percentile(intervals, 0.95),
      max: Math.max(...intervals),
      dropped: (100 * (expected - intervals.length)) / expected,
      longestTask: longest,
    };
  };
}
