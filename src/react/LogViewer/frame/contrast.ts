import type { Rgb } from './renderer.js';

/** What WCAG asks of text (success criterion 1.4.3), and what xterm.js is set to as well. */
const READABLE = 4.5;
/** By how much a colour is moved at a time, as a part of its distance from black or white. */
const STEP = 0.1;
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/**
 * A foreground that can be read on a background: the given one if its contrast is 4.5 or more, else a
 * lighter or darker one of the same hue.
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function readableOn(background: Rgb, foreground: Rgb): Rgb {
  if (contrast(background, foreground) >= READABLE) return foreground;
  const isLighter = luminance(foreground) > luminance(background);
  const targets = isLighter ? [WHITE, BLACK] : [BLACK, WHITE];
  for (const target of targets) {
    for (let part = STEP; part < 1; part += STEP) {
      const moved = mix(foreground, target, part);
      if (contrast(background, moved) >= READABLE) return moved;
    }
  }
  // One of the two has a contrast of at least 4.58 to any colour.
  return contrast(background, WHITE) >= READABLE ? WHITE : BLACK;
}

/** A colour between two: `one` for 0, `other` for 1. */
export function mix(one: Rgb, other: Rgb, part: number): Rgb {
  const [r, g, b] = one.map((value, i) => Math.round(value + ((other[i] ?? 0) - value) * part));
  return [r ?? 0, g ?? 0, b ?? 0];
}

/** The contrast ratio of two colours, from 1 to 21. */
function contrast(one: Rgb, other: Rgb): number {
  const lights = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((lights[0] ?? 0) + 0.05) / ((lights[1] ?? 0) + 0.05);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
