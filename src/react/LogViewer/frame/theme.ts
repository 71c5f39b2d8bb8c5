import { appendElement } from './appendElement.js';
import type { Ansi, Rgb, ViewerTheme } from './renderer.js';

const ANSI: readonly Ansi[] = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
];
const COLORS = [
  'background',
  'foreground',
  'gutter-foreground',
  'match-background',
  'active-match-background',
  'selection-background',
  ...ANSI.flatMap((name) => [`ansi-${name}`, `ansi-bright-${name}`] as const),
] as const;

/** A colour, as the custom property names it. */
type ColorName = (typeof COLORS)[number];

/**
 * Reads the theme through a probe element: a colour may be written in any CSS syntax (`light-dark()`,
 * `oklch()`, another property), and browsers compute it for a real property such as `color` only.
 */
export function readTheme(probe: HTMLElement): ViewerTheme {
  const style = getComputedStyle(probe);
  const colors = readColors(probe);
  const rgb = (name: ColorName): Rgb => toRgb(colors[name]);
  const ansi = ANSI.flatMap((name) => [
    [name, colors[`ansi-${name}`]],
    [`bright${name.replace(/^./, (first) => first.toUpperCase())}`, colors[`ansi-bright-${name}`]],
  ]);
  return {
    colors: {
      background: colors.background,
      foreground: colors.foreground,
      ...(Object.fromEntries(ansi) as Record<Ansi | `bright${Capitalize<Ansi>}`, string>),
    },
    background: rgb('background'),
    foreground: rgb('foreground'),
    gutter: rgb('gutter-foreground'),
    decorations: {
      match: rgb('match-background'),
      currentMatch: rgb('active-match-background'),
      selected: rgb('selection-background'),
    },
    fontFamily: style.fontFamily,
    fontSize: parseFloat(style.fontSize),
    lineHeight: parseFloat(style.getPropertyValue('--klv-current-line-height')) || 1.25,
  };
}

/** The colours as the browser computes them, of an element each, so that it does so once for all. */
function readColors(probe: HTMLElement): Record<ColorName, string> {
  const samples = COLORS.map((name) => {
    const sample = appendElement(probe, 'span', '');
    sample.style.color = `var(--klv-current-${name})`;
    return [name, sample] as const;
  });
  const colors = samples.map(([name, sample]) => [name, getComputedStyle(sample).color] as const);
  probe.replaceChildren();
  return Object.fromEntries(colors) as Record<ColorName, string>;
}

/** A computed colour as numbers; one that is not `rgb()` (wide gamuts) is drawn and read back. */
export function toRgb(color: string): Rgb {
  const match = /^rgba?\((\d+), (\d+), (\d+)/.exec(color);
  if (match) return [Number(match[1]), Number(match[2]), Number(match[3])];
  const canvas = typeof OffscreenCanvas === 'undefined' ? undefined : new OffscreenCanvas(1, 1);
  const context = canvas?.getContext('2d');
  if (!context) return [128, 128, 128];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}
