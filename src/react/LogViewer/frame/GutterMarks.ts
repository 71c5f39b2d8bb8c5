import type { Grid, Page, RowMark } from './renderer.js';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The signs of errors and warnings beside the line numbers, in the column that these leave free: told apart
 * by their shapes as well as by their colours. They are one path for each severity, whose colour is the
 * stylesheet's, so that they need neither a font that has the signs nor a `style` attribute.
 */
export class GutterMarks {
  readonly #svg: SVGSVGElement;
  readonly #error: SVGPathElement;
  readonly #warning: SVGPathElement;
  #shown = '';

  constructor(page: HTMLElement) {
    const { ownerDocument } = page;
    const path = (severity: string): SVGPathElement => {
      const element = ownerDocument.createElementNS(SVG, 'path');
      element.setAttribute('class', `klv-mark-${severity}`);
      return element;
    };
    this.#svg = ownerDocument.createElementNS(SVG, 'svg');
    this.#svg.setAttribute('class', 'klv-marks');
    this.#error = path('error');
    this.#warning = path('warning');
    this.#svg.append(this.#warning, this.#error);
    page.append(this.#svg);
  }

  /** Shows the marks of a page, each beside its row. */
  show({ rows }: Page, { cellWidth, cellHeight, top }: Grid): void {
    const shapes: Record<'error' | 'warning', string> = { error: '', warning: '' };
    rows.forEach(({ mark }, y) => {
      if (!mark) return;
      const severity = mark.startsWith('error') ? 'error' : 'warning';
      shapes[severity] += shapeOf(mark, cellWidth, cellHeight, top + y * cellHeight);
    });
    const shown = `${shapes.error}|${shapes.warning}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#error.setAttribute('d', shapes.error);
    this.#warning.setAttribute('d', shapes.warning);
  }
}

/** A disc for an error, a triangle for a warning, a line for what else belongs to either. */
function shapeOf(mark: RowMark, width: number, height: number, top: number): string {
  // A little off the edge, where the outline of the focus is.
  const middle = round(width / 2 + 1);
  const radius = round(Math.min(width, height) * 0.4);
  const center = round(top + height / 2);
  if (mark === 'error') {
    const arc = `a${radius} ${radius} 0 1 0`;
    return `M${middle - radius} ${center}${arc} ${2 * radius} 0${arc} ${-2 * radius} 0z`;
  }
  if (mark === 'warning') {
    return `M${middle} ${center - radius}l${radius} ${2 * radius}h${-2 * radius}z`;
  }
  return `M${middle - 1} ${round(top)}h2v${round(height)}h-2z`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
