import type { TextStyle } from './TextStyle.js';

/** The SGR sequence that switches to a style, whatever was on before. */
export function sgrOf(style: TextStyle): string {
  const codes = ['0'];
  if (style.bold) codes.push('1');
  if (style.dim) codes.push('2');
  if (style.italic) codes.push('3');
  if (style.underline) codes.push('4');
  if (style.inverse) codes.push('7');
  if (style.strikethrough) codes.push('9');
  if (style.foreground >= 0) codes.push(`38;${color(style.foreground)}`);
  if (style.background >= 0) codes.push(`48;${color(style.background)}`);
  return `\x1b[${codes.join(';')}m`;
}

function color(value: number): string {
  if (value < 256) return `5;${value}`;
  return `2;${(value >> 16) & 0xff};${(value >> 8) & 0xff};${value & 0xff}`;
}
