import type { TextStyle } from '../../../core/index.js';
import { type CellColor, cellColors } from './cellColors.js';
import type { PageRow, RowDecoration, ViewerTheme } from './renderer.js';

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
  // Inverse colours not by SGR 7: xterm.js takes the wrong colour for the contrast of default ones.
  const { foreground, background } = cellColors(style, theme, decoration);
  let codes = '';
  if (style.bold) codes += ';1';
  if (style.italic) codes += ';3';
  if (style.underline) codes += ';4';
  if (style.strikethrough) codes += ';9';
  return codes + colorCode(38, foreground) + colorCode(48, background);
}

function colorCode(target: 38 | 48, color: CellColor | undefined): string {
  if (color === undefined) return '';
  return typeof color === 'number'
    ? `;${target};5;${color}`
    : `;${target};2;${color[0]};${color[1]};${color[2]}`;
}
