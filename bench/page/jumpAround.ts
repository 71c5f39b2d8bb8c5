import { afterPaint } from './afterPaint.js';
import type { BenchViewer } from './BenchViewer.js';
import { percentile } from './percentile.js';
import { visibleText } from './visibleText.js';

/** Milliseconds from a jump to the frame that shows its target. */
export interface Jumps {
  median: number;
  p95: number;
}

/** A jump that took longer than this has not arrived. */
const TIMEOUT = 4_000;
const PAUSE = 30;
/** Generated lines say their number; those that do not are among others that do. */
const NEAR = 60;

/**
 * Jumps to rows here and there, each far from the one before.
 *
 * @returns `undefined` when one of them was not shown in time
 */
export async function jumpAround(
  viewer: BenchViewer,
  view: DOMRect,
  jumps: number,
): Promise<Jumps | undefined> {
  const rows = viewer.rowCount?.() ?? 0;
  const times: number[] = [];
  const look = (): string[] => visibleText(viewer.rows(), view);
  for (let i = 0; i < jumps; i++) {
    // The golden ratio's multiples are spread evenly, and neighbours are far apart.
    const row = 1 + Math.floor(rows * ((0.31 + i * 0.618_034) % 1));
    // A reader is not faster, and scroll events of the jump before may be on their way.
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    await afterPaint();
    const before = look().join('\n');
    const start = performance.now();
    viewer.jump?.(row);
    for (;;) {
      await afterPaint();
      const texts = look();
      const time = performance.now() - start;
      if (texts.some((text) => /[a-z]{3}/i.test(text)) && texts.join('\n') !== before) {
        if (!viewer.rowsAreLines || texts.some((text) => isNear(text, row))) {
          times.push(time);
          break;
        }
      }
      if (time > TIMEOUT) return undefined;
    }
  }
  return { median: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

function isNear(text: string, row: number): boolean {
  const number = /step=(\d+)/.exec(text)?.[1];
  return number !== undefined && Math.abs(Number(number) - row) <= NEAR;
}
