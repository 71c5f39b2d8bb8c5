import type { StyledRun } from '../../../core/index.js';

/** How many cells fit in the view, and how large one is in CSS pixels. */
export interface Grid {
  /** Columns of the view, the gutter included; at least 2. */
  readonly columns: number;
  /** Whole rows of the view; at least 1. */
  readonly rows: number;
  /** Width of a cell in CSS pixels, with fractions. */
  readonly cellWidth: number;
  /** Height of a row in CSS pixels. */
  readonly cellHeight: number;
  /** Where the first row begins, in CSS pixels below the top of the page's element. */
  readonly top: number;
}

/** How a part of a row is decorated. */
export type RowDecoration = 'none' | 'match' | 'currentMatch' | 'selected';

/** A part of a row with one decoration. */
export interface RowPart {
  /** Its text, in order. */
  readonly runs: readonly StyledRun[];
  /** Decides its background. */
  readonly decoration: RowDecoration;
}

/**
 * What stands beside a row: the sign of an error or a warning at the line that says what went wrong, and a
 * line along the rest of it.
 */
export type RowMark = 'error' | 'warning' | 'errorPart' | 'warningPart';

/** One row on screen. */
export interface PageRow {
  /** Identifies all that the row shows: a row with the key of the one on screen is not rendered again. */
  readonly key: string;
  /** What `LineNumbers` shows beside it: the number of its line, the time, or both; empty for none. */
  readonly number: string;
  /** What `GutterMarks` shows beside it. */
  readonly mark?: RowMark | undefined;
  /** Reads the parts of the row, from left to right. */
  read(): readonly RowPart[];
}

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** All rows on screen. */
export interface Page {
  /** Rows from top to bottom, as many as the grid has. */
  readonly rows: readonly PageRow[];
  /** Columns that stay empty at the left of each row. */
  readonly gutter: number;
  /** Whether something stands beside the rows. */
  readonly numbered: boolean;
}

/** The eight colours of ANSI escape sequences. */
export type Ansi = 'black' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'white';
type BrightAnsi = `bright${Capitalize<Ansi>}`;

/** Colours and font: the computed values of the custom properties in this viewer. */
export interface ViewerTheme {
  /** Colours for xterm.js, as CSS colours. */
  readonly colors: { background: string; foreground: string } & Record<Ansi | BrightAnsi, string>;
  /** The background, for text in inverse colours. */
  readonly background: Rgb;
  /** The colour of plain text, for backgrounds in inverse colours. */
  readonly foreground: Rgb;
  /** The colour of line numbers and of faint text. */
  readonly gutter: Rgb;
  /** The background of each decoration. */
  readonly decorations: Readonly<Record<Exclude<RowDecoration, 'none'>, Rgb>>;
  /** `font-family`, as in CSS. */
  readonly fontFamily: string;
  /** Size of the font in CSS pixels. */
  readonly fontSize: number;
  /** Height of a row, as a multiple of the font's own height. */
  readonly lineHeight: number;
}

/** Renders pages into an element, which it fills. */
export interface Renderer {
  /**
   * Fits the number of rows and columns to the element; returns `undefined` while that is hidden or its
   * font is not measured yet.
   */
  fit(): Grid | undefined;
  /** Renders a page in place of the one before; pages that come faster than frames may be dropped. */
  render(page: Page): void;
  /** Sets colours and font; call {@link Renderer.fit} and render again after it. */
  setTheme(theme: ViewerTheme): void;
  /** Removes its own elements. */
  dispose(): void;
}
