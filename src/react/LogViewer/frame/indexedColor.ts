import type { Rgb } from './renderer.js';

/** Steps of red, green and blue in the cube of xterm's 256 colours. */
const STEPS = [0, 95, 135, 175, 215, 255] as const;

/**
 * A colour that no theme sets, of the 256 that SGR 38;5 and 48;5 choose from: a cube of 216, and 24 greys.
 *
 * @param index from 16 to 255
 * @see https://en.wikipedia.org/wiki/ANSI_escape_code#8-bit
 */
export function indexedColor(index: number): Rgb {
  if (index >= 232) {
    const grey = 8 + 10 * (index - 232);
    return [grey, grey, grey];
  }
  const step = (place: number): number => STEPS[Math.floor((index - 16) / place) % 6] ?? 0;
  return [step(36), step(6), step(1)];
}
