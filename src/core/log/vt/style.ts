import type { EscapeParam } from './EscapeParser.js';

/** How a piece of a line looks: the attributes that SGR ("select graphic rendition") codes set. */
export interface TextStyle {
  /** −1: the theme's default; 0–255: index into the palette; 0x1000000 + 0xRRGGBB: that colour. */
  readonly foreground: number;
  /** The same numbers as {@link TextStyle.foreground}. */
  readonly background: number;
  /** SGR 1. */
  readonly bold: boolean;
  /** SGR 2. */
  readonly dim: boolean;
  /** SGR 3. */
  readonly italic: boolean;
  /** SGR 4, in any of its forms, and SGR 21. */
  readonly underline: boolean;
  /** SGR 7: foreground and background are swapped. */
  readonly inverse: boolean;
  /** SGR 9. */
  readonly strikethrough: boolean;
  /** The address that OSC 8 gives the text, as it is written in the log: hostile, and any scheme. */
  readonly link?: string | undefined;
}

/** The style of text before any SGR code, and after `ESC[0m`. */
export const plainStyle: TextStyle = Object.freeze({
  foreground: -1,
  background: -1,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  strikethrough: false,
});

/** Whether two styles look the same. */
export const isSameStyle = (one: TextStyle, other: TextStyle): boolean =>
  one === other ||
  (one.foreground === other.foreground &&
    one.background === other.background &&
    one.bold === other.bold &&
    one.dim === other.dim &&
    one.italic === other.italic &&
    one.underline === other.underline &&
    one.inverse === other.inverse &&
    one.strikethrough === other.strikethrough &&
    one.link === other.link);

/** Adjacent cells of a line in one style. */
export interface StyledRun {
  /** Their characters, empty cells as spaces. */
  readonly text: string;
  /** The style of all of them. */
  readonly style: TextStyle;
  /** Column of the run's first cell, counted from 0 at the start of the line. */
  readonly column: number;
  /** Cells that it covers; a wide character covers two. */
  readonly columns: number;
}

/** The text and style of a line, or of a part of it. */
export interface StyledLine {
  /** Left to right and without gaps, within the requested columns. */
  readonly runs: readonly StyledRun[];
  /** Width of the whole line in cells, whatever columns were requested. */
  readonly columns: number;
}

const RGB = 0x1000000;
type Flags = Omit<TextStyle, 'foreground' | 'background' | 'link'>;

/** SGR codes that set one or two flags. Blink (5), conceal (8) and overline (53) are ignored. */
const FLAGS: Readonly<Record<number, Partial<Flags>>> = {
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  7: { inverse: true },
  9: { strikethrough: true },
  21: { underline: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  29: { strikethrough: false },
};

/**
 * The style after `ESC[…m`, from the style before it. Colours may have either form of ISO 8613-6:
 * `38;2;r;g;b` or `38:2::r:g:b`.
 *
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-48/ (8.3.117)
 * @see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
export function applySgr(style: TextStyle, params: readonly EscapeParam[]): TextStyle {
  let next = style;
  for (let i = 0; i < params.length; i++) {
    const { value, subs } = params[i] ?? { value: 0 };
    const flags = FLAGS[value];
    if (flags) next = { ...next, ...flags };
    else if (value === 0) next = withLink(plainStyle, style.link);
    else if (value === 4) next = { ...next, underline: subs?.[0] !== 0 };
    else if (value >= 30 && value <= 37) next = { ...next, foreground: value - 30 };
    else if (value >= 40 && value <= 47) next = { ...next, background: value - 40 };
    else if (value >= 90 && value <= 97) next = { ...next, foreground: value - 82 };
    else if (value >= 100 && value <= 107) next = { ...next, background: value - 92 };
    else if (value === 39) next = { ...next, foreground: -1 };
    else if (value === 49) next = { ...next, background: -1 };
    else if (value === 38 || value === 48 || value === 58) {
      const { color, consumed } = extendedColor(params, i);
      i += consumed;
      if (color === undefined) continue;
      if (value === 38) next = { ...next, foreground: color };
      if (value === 48) next = { ...next, background: color };
    }
  }
  return next;
}

/** A style with the address of a link, or without one. */
export function withLink(style: TextStyle, link: string | undefined): TextStyle {
  if (style.link === link) return style;
  const next = { ...style, link };
  return isSameStyle(next, plainStyle) ? plainStyle : next;
}

/**
 * The colour after the 38, 48 or 58 at index `at`, and how many further parameters it consists of.
 */
function extendedColor(
  params: readonly EscapeParam[],
  at: number,
): { color?: number; consumed: number } {
  const subs = params[at]?.subs;
  if (subs) {
    const [mode, ...rest] = subs;
    if (mode === 5) return { color: byte(rest[0]), consumed: 0 };
    // Of four values or more the first is a colour space, which terminals ignore.
    if (mode === 2) return { color: rgb(rest.length > 3 ? rest.slice(1) : rest), consumed: 0 };
    return { consumed: 0 };
  }
  const rest = params.slice(at + 1, at + 5).map(({ value }) => value);
  if (rest[0] === 5) return { color: byte(rest[1]), consumed: 2 };
  if (rest[0] === 2) return { color: rgb(rest.slice(1)), consumed: 4 };
  return { consumed: rest.length > 0 ? 1 : 0 };
}

/** An omitted value (`38:5:`) is 0, and one above 255 wraps around, as in xterm.js. */
const byte = (value = 0): number => Math.max(0, value) & 0xff;

const rgb = ([red, green, blue]: readonly number[]): number =>
  RGB + (byte(red) << 16) + (byte(green) << 8) + byte(blue);

/** The SGR sequence that sets a style, whatever was set before. */
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
