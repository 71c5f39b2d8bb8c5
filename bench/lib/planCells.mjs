import { VIEWERS } from './VIEWERS.mjs';

const APPEND_TO = 10;

/**
 * What to measure: each viewer at each size, and each that follows while lines are appended.
 *
 * @returns cells, those of one size side by side
 */
export function planCells({ sizes, viewers, named, quick }) {
  const upTo = (viewer) => VIEWERS[viewer][quick ? 'quickUpTo' : 'upTo'];
  const cells = [];
  for (const megabytes of [...sizes].sort((a, b) => a - b)) {
    for (const viewer of viewers) {
      if (!named && megabytes > upTo(viewer)) continue;
      cells.push({ kind: 'load', viewer, megabytes, timeout: megabytes > 100 ? 60_000 : 30_000 });
    }
  }
  if (sizes.includes(APPEND_TO)) {
    for (const viewer of viewers.filter(
      (name) => VIEWERS[name].append && (named || upTo(name) >= APPEND_TO),
    )) {
      cells.push({ kind: 'append', viewer, megabytes: APPEND_TO, timeout: 30_000 });
    }
  }
  return cells;
}
