import { indexedColor } from './indexedColor.js';
import type { Rgb, ViewerTheme } from './renderer.js';
import { toRgb } from './theme.js';

/**
 * The 256 colours that SGR 38;5 and 48;5 choose from: the theme's 16, a cube of 216, and 24 greys.
 *
 * @see https://en.wikipedia.org/wiki/ANSI_escape_code#8-bit
 */
export function paletteOf(theme: ViewerTheme): readonly Rgb[] {
  let palette = palettes.get(theme);
  if (!palette) palettes.set(theme, (palette = createPalette(theme)));
  return palette;
}

const palettes = new WeakMap<ViewerTheme, readonly Rgb[]>();

function createPalette({ colors }: ViewerTheme): readonly Rgb[] {
  const { black, red, green, yellow, blue, magenta, cyan, white } = colors;
  const { brightBlack, brightRed, brightGreen, brightYellow } = colors;
  const { brightBlue, brightMagenta, brightCyan, brightWhite } = colors;
  const themed = [black, red, green, yellow, blue, magenta, cyan, white].concat(
    [brightBlack, brightRed, brightGreen, brightYellow],
    [brightBlue, brightMagenta, brightCyan, brightWhite],
  );
  return [...themed.map(toRgb), ...Array.from({ length: 240 }, (_, i) => indexedColor(16 + i))];
}
