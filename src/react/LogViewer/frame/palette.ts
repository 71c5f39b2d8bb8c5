import type { Rgb, ViewerTheme } from './renderer.js';
import { toRgb } from './theme.js';

/** Steps of red, green and blue in the cube of xterm's 256 colours. */
const STEPS = [0, 95, 135, 175, 215, 255] as const;

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
  const cube = STEPS.flatMap((r) => STEPS.flatMap((g) => STEPS.map((b): Rgb => [r, g, b])));
  const greys = Array.from({ length: 24 }, (_, i): Rgb => [8 + 10 * i, 8 + 10 * i, 8 + 10 * i]);
  return [...themed.map(toRgb), ...cube, ...greys];
}
