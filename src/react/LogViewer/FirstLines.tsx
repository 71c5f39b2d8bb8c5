import type { CSSProperties, ReactElement, ReactNode } from 'react';

import type { LogDocument, StyledRun, TextStyle } from '../../core/index.js';
import { indexedColor } from './frame/indexedColor.js';

/** Most lines that are shown. */
export const FIRST_LINES = 60;
const COLUMNS = 400;

const ANSI = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** Props of {@link FirstLines}. */
export interface FirstLinesProps {
  /** The log. */
  document: LogDocument;
  /** Whether the viewer will begin at the end. */
  follow: boolean;
}

/**
 * The first or last lines, until the code that renders rows is there: as text on the server, and in the
 * browser in colours.
 */
export function FirstLines({ document, follow }: FirstLinesProps): ReactElement {
  const { lineCount } = document;
  const count = Math.min(FIRST_LINES, lineCount);
  const first = follow ? lineCount - count : 0;
  const lines = Array.from({ length: count }, (_, i) => (
    <span key={first + i} className="klv-first-line">
      {nodesOf(document.styledLine(first + i, 0, COLUMNS).runs)}
    </span>
  ));
  return <pre className={`klv-first${follow ? ' klv-bottom' : ''}`}>{lines}</pre>;
}

/** With the newline that ends the line, and gives an empty one its height. */
function nodesOf(runs: readonly StyledRun[]): ReactNode[] {
  const nodes: ReactNode[] = [];
  let plain = '';
  for (const { text, style, column } of runs) {
    const css = cssOf(style);
    if (!css) {
      plain += text;
      continue;
    }
    // Not by an attribute, which a strict `Content-Security-Policy` refuses in the server's HTML.
    const paint = (element: HTMLElement | null): void => {
      if (!element) return;
      // React may reuse the element of an earlier run, as when a progress bar is redrawn.
      element.style.cssText = '';
      Object.assign(element.style, css);
    };
    const span = (
      <span key={column} ref={paint}>
        {text}
      </span>
    );
    nodes.push(plain, span);
    plain = '';
  }
  return [...nodes, `${plain}\n`];
}

/** Only colours, bold and italic: rows also have underlines, a minimum contrast and dimmed colours. */
function cssOf(style: TextStyle): CSSProperties | undefined {
  const { bold, italic, inverse, dim } = style;
  const foreground = cssColor(style.foreground) ?? (dim ? token('gutter-foreground') : undefined);
  const background = cssColor(style.background);
  const css: CSSProperties = {};
  if (inverse) {
    css.color = background ?? token('background');
    css.backgroundColor = foreground ?? token('foreground');
  } else {
    if (foreground) css.color = foreground;
    if (background) css.backgroundColor = background;
  }
  if (bold) css.fontWeight = 'bold';
  if (italic) css.fontStyle = 'italic';
  return Object.keys(css).length > 0 ? css : undefined;
}

/** A colour as {@link TextStyle} has it; `undefined` for the theme's. */
function cssColor(color: number): string | undefined {
  if (color < 0) return undefined;
  if (color < 16) return token(`ansi-${color < 8 ? '' : 'bright-'}${ANSI[color % 8]}`);
  if (color < 256) return `rgb(${indexedColor(color).join(',')})`;
  return `#${(color & 0xffffff).toString(16).padStart(6, '0')}`;
}

const token = (name: string): string => `var(--klv-current-${name})`;
