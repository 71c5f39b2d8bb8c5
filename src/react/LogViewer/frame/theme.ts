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

/**
 * Reads the theme through a probe: a colour may be written in any way that CSS knows (`light-dark()`,
 * `oklch()`, another property), and only a real `color` is worked out by the browser.
 */
export function readTheme(probe: HTMLElement): ViewerTheme {
  const style = getComputedStyle(probe);
  const color = (name: string): string => {
    probe.style.color = `var(--klv-current-${name})`;
    return style.color;
  };
  const ansi = ANSI.flatMap((name) => [
    [name, color(`ansi-${name}`)],
    [`bright${name.replace(/^./, (first) => first.toUpperCase())}`, color(`ansi-bright-${name}`)],
  ]);
  const theme: ViewerTheme = {
    colors: {
      background: color('background'),
      foreground: color('foreground'),
      ...(Object.fromEntries(ansi) as Record<Ansi | `bright${Capitalize<Ansi>}`, string>),
    },
    background: toRgb(color('background')),
    foreground: toRgb(color('foreground')),
    gutter: toRgb(color('gutter-foreground')),
    decorations: {
      match: toRgb(color('match-background')),
      currentMatch: toRgb(color('active-match-background')),
      selected: toRgb(color('selection-background')),
    },
    fontFamily: style.fontFamily,
    fontSize: parseFloat(style.fontSize),
    lineHeight: parseFloat(style.getPropertyValue('--klv-current-line-height')) || 1.25,
  };
  probe.style.removeProperty('color');
  return theme;
}

/** A computed colour as numbers; what is not `rgb()` (wide gamuts) is drawn to be read back. */
function toRgb(color: string): Rgb {
  const [, red, green, blue] = /^rgba?\((\d+), (\d+), (\d+)/.exec(color) ?? [];
  if (red && green && blue) return [Number(red), Number(green), Number(blue)];
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return [128, 128, 128];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}
