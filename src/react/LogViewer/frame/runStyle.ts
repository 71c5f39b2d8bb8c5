import type { TextStyle } from '../../../core/index.js';
import { cellColors, rgbOf } from './cellColors.js';
import { readableOn } from './contrast.js';
import type { Rgb, RowDecoration, ViewerTheme } from './renderer.js';

/** Properties of CSS, which an element's `style` has by the same names. */
type Property = 'color' | 'background-color' | 'font-weight' | 'font-style' | 'text-decoration';

/** The style of a run of text as CSS; what it has in common with all text is left out. */
type RunStyle = Partial<Record<Property, string>>;

/** How a style of the log looks as CSS: rows that are elements and copied HTML look the same. */
export function runStyle(text: TextStyle, theme: ViewerTheme, decoration: RowDecoration): RunStyle {
  const { bold, italic, underline, strikethrough } = text;
  const colors = cellColors(text, theme, decoration);
  const background = rgbOf(colors.background, theme);
  const foreground = rgbOf(colors.foreground, theme);
  const style: RunStyle = {};
  if (foreground ?? background) {
    const readable = readableOn(background ?? theme.background, foreground ?? theme.foreground);
    style.color = cssColor(readable);
  }
  if (background) style['background-color'] = cssColor(background);
  if (bold) style['font-weight'] = 'bold';
  if (italic) style['font-style'] = 'italic';
  const lines = [underline && 'underline', strikethrough && 'line-through'].filter(Boolean);
  if (lines.length > 0) style['text-decoration'] = lines.join(' ');
  return style;
}

/** A colour as CSS has it. */
export function cssColor([red, green, blue]: Rgb): string {
  return `rgb(${red},${green},${blue})`;
}
