import type { TextStyle } from '../../../core/index.js';
import type { Rgb, RowDecoration, ViewerTheme } from './renderer.js';

/** A colour of a cell: an index into the palette of 256 colours, or a colour of its own. */
export type CellColor = number | Rgb;

/** How the cells of a run are coloured. */
export interface CellColors {
  /** `undefined`: the theme's foreground. */
  readonly foreground: CellColor | undefined;
  /** `undefined`: the theme's background. */
  readonly background: CellColor | undefined;
  /** Whether the foreground is to be drawn fainter. */
  readonly dim: boolean;
}

/** The colours of text in a style and with a decoration, the same for every renderer. */
export function cellColors(
  style: TextStyle,
  theme: ViewerTheme,
  decoration: RowDecoration,
): CellColors {
  // Half of the foreground would be too faint to read, so plain dim text looks like line numbers.
  const faint = style.dim && style.foreground < 0 && !style.inverse;
  let foreground = faint ? theme.gutter : colorOf(style.foreground);
  let background = colorOf(style.background);
  if (style.inverse) {
    foreground = colorOf(style.background) ?? theme.background;
    background = colorOf(style.foreground) ?? theme.foreground;
  }
  if (decoration !== 'none') background = theme.decorations[decoration];
  return { foreground, background, dim: style.dim && !faint };
}

/** A colour as `TextStyle` has it. */
function colorOf(value: number): CellColor | undefined {
  if (value < 0) return undefined;
  return value < 256 ? value : [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}
