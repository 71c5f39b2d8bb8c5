import { percentile } from './percentile.js';
import { watchTasks } from './watchTasks.js';

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
