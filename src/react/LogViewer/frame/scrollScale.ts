/**
 * Highest spacer in pixels. Browsers limit the height of an element: Chromium to 33,554,432 px, Firefox
 * to about half of that, and to less at high zoom. This is well below both.
 */
const MAX_SCROLL = 8_000_000;

/** How the scroll position of the container maps to rows. */
export interface ScrollScale {
  /** Height of the spacer that gives the container its scrollbar, in pixels. */
  readonly height: number;
  /** The highest index that the first visible row can have. */
  readonly maxTop: number;
  /** Whether a row takes its full height on the scrollbar. If not, one pixel is many rows. */
  readonly exact: boolean;
  /** The index of the first row in view, at a scroll position in pixels. */
  readonly rowAt: (scrollTop: number) => number;
  /** The scroll position in pixels that shows a row first. */
  readonly scrollTopOf: (row: number) => number;
}

interface ScrollGeometry {
  /** Rows of the whole log. */
  rowCount: number;
  /** Whole rows in view. */
  rows: number;
  /** Height of a row in pixels. */
  rowHeight: number;
  /** Height of the view in pixels. */
  clientHeight: number;
}

/** Maps scroll positions to rows, for any number of rows. */
export function scrollScale(geometry: ScrollGeometry): ScrollScale {
  const { rowCount, rows, rowHeight, clientHeight } = geometry;
  const maxTop = Math.max(0, rowCount - rows);
  const wanted = maxTop * rowHeight;
  const range = Math.min(wanted, MAX_SCROLL);
  const clamp = (row: number): number => Math.min(maxTop, Math.max(0, Math.round(row)));
  return {
    height: clientHeight + range,
    maxTop,
    exact: wanted <= MAX_SCROLL,
    rowAt: (scrollTop) => (range === 0 ? 0 : clamp((scrollTop / range) * maxTop)),
    scrollTopOf: (row) => (maxTop === 0 ? 0 : (clamp(row) / maxTop) * range),
  };
}
