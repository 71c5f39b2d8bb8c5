/**
 * Browsers cut elements off at some height: Chromium at 33,554,432 px, Firefox at about half of
 * that, each less at high zoom. Well below both.
 */
const MAX_SCROLL = 8_000_000;

/** How the scroll position of the container maps to lines. */
export interface ScrollScale {
  /** Height of the spacer that gives the container its scrollbar, in pixels. */
  readonly height: number;
  /** The highest index that the first visible line can have. */
  readonly maxTop: number;
  /** Whether a row of the scroll height is a row on screen. If not, one pixel is many lines. */
  readonly exact: boolean;
  readonly lineAt: (scrollTop: number) => number;
  readonly scrollTopOf: (line: number) => number;
}

export interface ScrollGeometry {
  lineCount: number;
  /** Whole rows in view. */
  rows: number;
  rowHeight: number;
  clientHeight: number;
}

/** Maps scroll positions to lines, for any number of lines. */
export function scrollScale(geometry: ScrollGeometry): ScrollScale {
  const { lineCount, rows, rowHeight, clientHeight } = geometry;
  const maxTop = Math.max(0, lineCount - rows);
  const wanted = maxTop * rowHeight;
  const range = Math.min(wanted, MAX_SCROLL);
  const clamp = (line: number): number => Math.min(maxTop, Math.max(0, Math.round(line)));
  return {
    height: clientHeight + range,
    maxTop,
    exact: wanted <= MAX_SCROLL,
    lineAt: (scrollTop) => (range === 0 ? 0 : clamp((scrollTop / range) * maxTop)),
    scrollTopOf: (line) => (maxTop === 0 ? 0 : (clamp(line) / maxTop) * range),
  };
}
