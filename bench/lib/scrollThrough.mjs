import { setTimeout as sleep } from 'node:timers/promises';

const CATCH_UP = 3_000;

/**
 * Scrolls in steps at a fixed pace, not waiting for the page to keep up: by wheel events, or by
 * calls where the viewer wants those.
 *
 * @param {{ step: number, steps: number, pace: number }} how `step` is in the unit of the range,
 *   `pace` in milliseconds
 */
export async function scrollThrough(tab, range, { step, steps, pace }) {
  await tab.call('startFrames');
  const events = [];
  const start = performance.now();
  for (let i = 0; i < steps; i++) {
    const rows = Math.round(step * (i + 1)) - Math.round(step * i);
    events.push(range.by === 'rows' ? tab.call('scrollRows', rows) : tab.wheel(step));
    const due = start + (i + 1) * pace;
    if (due > performance.now()) await sleep(due - performance.now());
  }
  const all = Promise.all(events);
  all.catch(() => undefined);
  // A page that is far behind is not waited for: how it paints is known by then.
  await Promise.race([all, sleep(CATCH_UP)]);
  return tab.call('stopFrames');
}
