import type { StyledRun } from '../../../core/index.js';

/** How many cells fit, and how large one is in CSS pixels. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Where the first row begins, below the top of the page. */
  readonly top: number;
}

/** What marks a part of a row: the later ones hide the earlier. */
export type RowDecoration = 'none' | 'match' | 'currentMatch' | 'selected';

/** Runs of a row, and how they are marked. */
export interface RowPart {
  readonly runs: readonly StyledRun[];
  readonly decoration: RowDecoration;
}

/** One row on screen. */
export interface PageRow {
  /** Says all that the row shows: a row with the key that is painted there need not be read. */
  readonly key: string;
  /** What stands in the gutter; the painter leaves that to {@link LineNumbers}. */
  readonly number: string;
  read(): readonly RowPart[];
}

/** What is on screen: rows from top to bottom. */
export interface Page {
  readonly rows: readonly PageRow[];
  /** Columns that are left free at the left of each row. */
  readonly gutter: number;
  /** Whether the numbers of the lines stand in them. */
  readonly numbered: boolean;
}

export type Ansi = 'black' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'white';
type BrightAnsi = `bright${Capitalize<Ansi>}`;

/** Colours and font, as the custom properties of the stylesheet come out for this element. */
export interface ViewerTheme {
  readonly colors: { background: string; foreground: string } & Record<Ansi | BrightAnsi, string>;
  /** Red, green and blue of what we paint ourselves. */
  readonly background: Rgb;
  readonly foreground: Rgb;
  readonly gutter: Rgb;
  /** Backgrounds. */
  readonly decorations: Readonly<Record<Exclude<RowDecoration, 'none'>, Rgb>>;
  readonly fontFamily: string;
  readonly fontSize: number;
  /** Height of a row, in heights of the font. */
  readonly lineHeight: number;
}

export type Rgb = readonly [number, number, number];

/** Puts pages on screen, and tells which one is. */
export interface Renderer {
  /** Takes the size of its place; nothing while that place is hidden or its font not measured. */
  fit(): Grid | undefined;
  render(page: Page): void;
  setTheme(theme: ViewerTheme): void;
  dispose(): void;
}
