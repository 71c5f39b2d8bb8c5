import type { TextStyle } from '../../../core/index.js';
import type { PageRow, Rgb, RowDecoration, ViewerTheme } from './renderer.js';

/**
 * The escape sequences and the text that write one row. No escape sequence of the log reaches the
 * terminal. The row is addressed, erased and written whole, so that it depends on nothing before it.
 *
 * @param y the row on screen, from 0
 */
export function rowSequence(row: PageRow, y: number, gutter: number, theme: ViewerTheme): string {
  let text = `\x1b[${y + 1};${gutter + 1}H\x1b[0m\x1b[2K`;
  for (const { runs, decoration } of row.read()) {
    for (const run of runs) {
      text += `\x1b[0${styleCodes(run.style, theme, decoration)}m${run.text}`;
    }
  }
  return text;
}

function styleCodes(style: TextStyle, theme: ViewerTheme, decoration: RowDecoration): string {
  let codes = '';
  if (style.bold) codes += ';1';
  // Half of the foreground would be too faint to read, so plain dim text looks like line numbers.
  const faint = style.dim && style.foreground < 0 && !style.inverse;
  if (style.dim && !faint) codes += ';2';
  if (style.italic) codes += ';3';
  if (style.underline) codes += ';4';
  if (style.strikethrough) codes += ';9';
  let foreground = faint ? rgb(38, theme.gutter) : color(38, style.foreground);
  let background = color(48, style.background);
  if (style.inverse) {
    // Not by SGR 7: xterm.js takes the wrong colour for the contrast of inverse default colours.
    foreground = color(38, style.background) || rgb(38, theme.background);
    background = color(48, style.foreground) || rgb(48, theme.foreground);
  }
  if (decoration !== 'none') background = rgb(48, theme.decorations[decoration]);
  return codes + foreground + background;
}

function color(target: 38 | 48, value: number): string {
  if (value < 0) return '';
  if (value < 256) return `;${target};5;${value}`;
  return rgb(target, [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]);
}

const rgb = (target: 38 | 48, [red, green, blue]: Rgb): string =>
  `;${target};2;${red};${green};${blue}`;
