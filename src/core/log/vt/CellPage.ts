/** Columns of a page: a power of 2. */
export const PAGE = 512;
export const SHIFT = 9;

/** The cells of {@link PAGE} columns. Columns outside of its arrays are empty. */
export interface Page {
  /** The column of the page at which its arrays begin. */
  first: number;
  /** Character and flags of each cell; 0 for an empty one. */
  cells: Uint32Array;
  /** Index of the style of all cells in the line's palette, while they have the same. */
  style: number;
  /** Index of each cell's style, where they differ. */
  styles: Uint32Array | undefined;
}

/** The page of columns that are all empty. */
export const BLANK: Page = { first: 0, cells: new Uint32Array(0), style: 0, styles: undefined };

/** Columns of a page from a column on, or those before it. */
export const room = (column: number, after: boolean): number =>
  after ? PAGE - (column & (PAGE - 1)) : ((column - 1) & (PAGE - 1)) + 1;

export const cellIn = ({ first, cells }: Page, column: number): number =>
  column < first ? 0 : (cells[column - first] ?? 0);

/** Cells of a page that has few: engines make arrays of 64 bytes much faster than larger ones. */
const FEW = 16;
const SOME = 64;

/**
 * Makes a page's arrays include columns. Most lines are short, and a log may have very many, some
 * of them of a few characters far to the right.
 */
export function makeRoom(page: Page, column: number, count: number): void {
  const { first, cells } = page;
  const used = cells.length;
  const start = used === 0 ? column & -FEW : column < first ? 0 : first;
  const needed = Math.max(column + count, first + used) - start;
  if (start === first && needed <= used) return;
  const size = needed <= FEW ? FEW : needed <= SOME ? SOME : PAGE;
  page.first = Math.min(start, PAGE - size);
  page.cells = moved(cells, size, first - page.first);
  if (page.styles) page.styles = moved(page.styles, size, first - page.first);
}

/** The style of each cell of a page. */
export function stylesOf(page: Page): Uint32Array {
  const { cells, style } = page;
  return (page.styles ??= cells.map((cell) => (cell === 0 ? 0 : style)));
}

export function copyTo(
  target: Uint32Array,
  at: number,
  source: Uint32Array,
  start: number,
  count: number,
): void {
  if (target === source) target.copyWithin(at, start, start + count);
  else target.set(source.subarray(start, start + count), at);
}

function moved(old: Uint32Array, size: number, by: number): Uint32Array {
  const next = new Uint32Array(size);
  if (old.length > 0) next.set(old, by);
  return next;
}
