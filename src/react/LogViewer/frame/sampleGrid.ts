import { appendElement } from './appendElement.js';
import type { Grid, ViewerTheme } from './renderer.js';

/** As xterm.js measures a font: https://github.com/xtermjs/xterm.js/blob/6.0.0/src/browser/services/CharSizeService.ts */
const SAMPLE = 'W'.repeat(32);

/**
 * Measures the grid as xterm.js and FitAddon do, so that no row moves when one renderer takes over from
 * another; `undefined` while the element is hidden or its font is not measured yet.
 *
 * @param place where a sample is measured
 * @param rows the element that the rows are to fill
 */
export function sampleGrid(
  place: HTMLElement,
  rows: HTMLElement,
  { lineHeight }: ViewerTheme,
): Grid | undefined {
  const { width, height } = measure(place);
  const { clientWidth, clientHeight, offsetTop } = rows;
  if (!width || !clientHeight) return undefined;
  const cellWidth = width / SAMPLE.length;
  const cellHeight = Math.floor(Math.ceil(height) * lineHeight);
  return {
    columns: Math.max(2, Math.floor(clientWidth / cellWidth)),
    rows: Math.max(1, Math.floor(clientHeight / cellHeight)),
    cellWidth,
    cellHeight,
    top: offsetTop,
  };
}

/** How wide a letter is by its font, in CSS pixels. */
export function letterWidth(place: HTMLElement): number {
  return measure(place).width / SAMPLE.length;
}

function measure(place: HTMLElement): DOMRect {
  const sample = appendElement(place, 'span', 'klv-sample');
  sample.textContent = SAMPLE;
  const rect = sample.getBoundingClientRect();
  sample.remove();
  return rect;
}
