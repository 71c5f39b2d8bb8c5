import type { ViewerTheme } from '../../src/react/LogViewer/frame/renderer.js';

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** A theme without a page that it is read from, whose colours differ. */
export const themeOfTests: ViewerTheme = {
  colors: Object.fromEntries(
    names.flatMap((name, i) => [
      [name, `rgb(${10 * i}, 90, 40)`],
      [`bright${name.charAt(0).toUpperCase()}${name.slice(1)}`, `rgb(190, ${90 + 10 * i}, 90)`],
    ]),
  ) as unknown as ViewerTheme['colors'],
  background: [255, 255, 255],
  foreground: [0, 0, 0],
  gutter: [90, 90, 90],
  decorations: { match: [90, 90, 0], currentMatch: [90, 0, 0], selected: [0, 0, 90] },
  fontFamily: 'monospace',
  fontSize: 13,
  lineHeight: 1.25,
};
