import type { TextStyle } from '../../../core/index.js';
import { mix, readableOn } from './contrast.js';
import { paletteOf } from './palette.js';
import type { Rgb, RowDecoration, ViewerTheme } from './renderer.js';

/** A colour of a cell: an index into the palette of 256 colours, or a colour of its own. */
export type CellColor = number | Rgb;

/** How the cells of a run are coloured. */
export interface CellColors {
  /** `undefined`: the theme's foreground. */
  readonly foreground: CellColor | undefined;
  /** `undefined`: the theme's background. */
  readonly background: CellColor | undefined;
}

/** The colours of text in a style and with a decoration, the same for every renderer. */
export function cellColors(
  style: TextStyle,
  theme: ViewerTheme,
  decoration: RowDecoration,
): CellColors {
  let foreground = colorOf(style.foreground);
  let background = colorOf(style.background);
  if (style.inverse) {
    foreground = colorOf(style.background) ?? theme.background;
    background = colorOf(style.foreground) ?? theme.foreground;
  }
  if (decoration !== 'none') background = theme.decorations[decoration];
  if (!style.dim) return { foreground, background };
  // Half of the foreground would be too faint to read, so plain dim text looks like line numbers.
  if (style.foreground < 0 && !style.inverse) return { foreground: theme.gutter, background };
  // Not by SGR 2, for which xterm.js is content with half of the contrast:
  // https://github.com/xtermjs/xterm.js/blob/6.0.0/src/browser/renderer/dom/DomRendererRowFactory.ts
  const behind = rgbOf(background, theme) ?? theme.background;
  const faint = mix(rgbOf(foreground, theme) ?? theme.foreground, behind, 0.5);
  return { foreground: readableOn(behind, faint), background };
}

/** A colour of a cell in a theme; `undefined` for that of all text. */
export function rgbOf(color: CellColor | undefined, theme: ViewerTheme): Rgb | undefined {
  return typeof color === 'number' ? paletteOf(theme)[color] : color;
}

/** A colour as `TextStyle` has it. */
function colorOf(value: number): CellColor | undefined {
  if (value < 0) return undefined;
  return value < 256 ? value : [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}
