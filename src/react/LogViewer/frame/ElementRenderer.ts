import type { StyledRun } from '../../../core/index.js';
import { appendElement } from './appendElement.js';
import { hasRightToLeft } from './bidi.js';
import { type Glyph, glyphsOf } from './glyphs.js';
import type { Grid, Page, PageRow, Renderer, RowDecoration, ViewerTheme } from './renderer.js';
import { runStyle } from './runStyle.js';
import { sampleGrid } from './sampleGrid.js';

/** How far a glyph may be from the width of its cells, in CSS pixels, before it is put into place. */
const TOLERANCE = 0.02;
/** Most glyphs whose widths are kept. */
const MAX_WIDTHS = 10_000;

/** The element of a row, and what it shows. */
interface RowElement {
  readonly element: HTMLElement;
  /** The key of the row; `undefined` before it is filled. */
  key: string | undefined;
  runs: readonly RunElement[];
}

/** The element of a run of text in one style. */
interface RunElement {
  readonly span: HTMLElement;
  /** Its class and its style. */
  readonly look: string;
  /** Its text, where that is all it has. */
  readonly text: Text | undefined;
}

/** A row whose element has to be filled. */
interface ReadRow {
  readonly row: RowElement;
  readonly key: string;
  readonly runs: readonly { run: StyledRun; decoration: RowDecoration; glyphs: Glyph[] }[];
}

/**
 * Renders rows as elements, styled through classes and the CSSOM only: neither a `<style>` element nor a
 * `style` attribute, so that a strict `Content-Security-Policy` allows it.
 *
 * @see https://www.w3.org/TR/CSP3/#directive-style-src
 */
export class ElementRenderer implements Renderer {
  readonly #place: HTMLElement;
  readonly #rows: HTMLElement;
  readonly #onRender: (page: Page) => void;
  #theme: ViewerTheme;
  #cellWidth = 0;
  #elements: RowElement[] = [];
  /** Widths of glyphs in the present font, in CSS pixels. */
  readonly #widths = new Map<string, number>();

  /**
   * @param place the element to fill
   * @param onRender called when a page has been rendered
   */
  constructor(place: HTMLElement, theme: ViewerTheme, onRender: (page: Page) => void) {
    this.#place = place;
    this.#onRender = onRender;
    this.#theme = theme;
    this.#rows = appendElement(place, 'div', 'klv-rows');
  }

  fit(): Grid | undefined {
    const grid = sampleGrid(this.#place, this.#rows, this.#theme);
    if (!grid) return undefined;
    if (grid.cellWidth !== this.#cellWidth) {
      this.#cellWidth = grid.cellWidth;
      this.#forget();
    }
    this.#rows.style.lineHeight = `${grid.cellHeight}px`;
    const { offsetTop } = this.#place;
    return { ...grid, top: grid.top + offsetTop };
  }

  render({ rows, gutter, ...page }: Page): void {
    this.#rows.style.paddingInlineStart = `${gutter * this.#cellWidth}px`;
    // Fewer rows are another page too: what stands beside them is shown anew.
    const isShorter = this.#elements.length > rows.length;
    for (const { element } of this.#elements.splice(rows.length)) element.remove();
    this.#scroll(rows);
    const changed = rows.flatMap((row, y) =>
      this.#elements[y]?.key === row.key ? [] : [this.#read(row, y)],
    );
    this.#measure(changed);
    for (const row of changed) this.#fill(row);
    if (changed.length > 0 || isShorter) this.#onRender({ rows, gutter, ...page });
  }

  setTheme(theme: ViewerTheme): void {
    this.#theme = theme;
    this.#forget();
  }

  dispose(): void {
    this.#rows.remove();
  }

  #forget(): void {
    this.#widths.clear();
    for (const row of this.#elements) row.key = undefined;
  }

  /** Keeps the elements of the rows that are still there after a few lines up or down. */
  #scroll(rows: readonly PageRow[]): void {
    const elements = this.#elements;
    const up = elements.findIndex(({ key }) => key === rows[0]?.key);
    const down = rows.findIndex(({ key }) => key === elements[0]?.key);
    if (up > 0) {
      const left = elements.splice(0, up);
      elements.push(...left);
      this.#rows.append(...left.map(({ element }) => element));
    } else if (down > 0) {
      const left = elements.splice(-down);
      elements.unshift(...left);
      this.#rows.prepend(...left.map(({ element }) => element));
    }
  }

  #read(page: PageRow, y: number): ReadRow {
    const row = (this.#elements[y] ??= {
      element: appendElement(this.#rows, 'div', 'klv-row'),
      key: undefined,
      runs: [],
    });
    const runs = page
      .read()
      .flatMap(({ runs, decoration }) =>
        runs.map((run) => ({ run, decoration, glyphs: glyphsOf(run.text) })),
      );
    return { row, key: page.key, runs };
  }

  /** Measures all glyphs that are not known yet at once, so that the page is laid out once. */
  #measure(rows: readonly ReadRow[]): void {
    if (this.#widths.size > MAX_WIDTHS) this.#widths.clear();
    const unknown = new Map<string, HTMLElement>();
    const sample = this.#place.ownerDocument.createElement('span');
    sample.className = 'klv-sample';
    for (const { glyphs } of rows.flatMap(({ runs }) => runs)) {
      for (const { text, isMeasured } of glyphs) {
        if (!isMeasured || this.#widths.has(text) || unknown.has(text)) continue;
        const glyph = appendElement(sample, 'span', 'klv-glyph');
        glyph.textContent = text;
        unknown.set(text, glyph);
      }
    }
    if (unknown.size === 0) return;
    this.#place.append(sample);
    for (const [text, glyph] of unknown) {
      this.#widths.set(text, glyph.getBoundingClientRect().width);
    }
    sample.remove();
  }

  /** Changes the text only of what looks as before: while a log is followed, each row is another line at each frame. */
  #fill({ row, key, runs }: ReadRow): void {
    const { element, runs: before } = row;
    element.classList.toggle(
      'klv-bidi',
      runs.some(({ run }) => hasRightToLeft(run.text)),
    );
    row.runs = runs.map(({ run, decoration, glyphs }, at) => {
      const className =
        decoration === 'none' ? 'klv-run' : `klv-run klv-${DECORATIONS[decoration]}`;
      const style = runStyle(run.style, this.#theme, decoration);
      const look = [className, ...Object.entries(style).flat()].join(' ');
      const drawn = this.#draw(glyphs);
      const [only] = drawn;
      const plain = drawn.length === 1 && typeof only === 'string' ? only : undefined;
      const old = before[at];
      if (old?.text && old.look === look && plain !== undefined) {
        old.text.data = plain;
        return old;
      }
      const document = this.#place.ownerDocument;
      const span = document.createElement('span');
      span.className = className;
      Object.assign(span.style, style);
      const text = plain === undefined ? undefined : document.createTextNode(plain);
      span.append(...(text ? [text] : drawn));
      if (old) old.span.replaceWith(span);
      else element.append(span);
      return { span, look, text };
    });
    for (const { span } of before.slice(runs.length)) span.remove();
    row.key = key;
  }

  /** Text, and an element for each glyph that is not as wide as its cells. */
  #draw(glyphs: readonly Glyph[]): (string | HTMLElement)[] {
    const drawn: (string | HTMLElement)[] = [];
    for (const { text, columns, isMeasured } of glyphs) {
      const width = columns * this.#cellWidth;
      const isInPlace = Math.abs((this.#widths.get(text) ?? width) - width) <= TOLERANCE;
      if (isMeasured && !isInPlace) {
        const cell = this.#place.ownerDocument.createElement('span');
        cell.className = 'klv-glyph';
        cell.style.width = `${width}px`;
        cell.textContent = text;
        drawn.push(cell);
        continue;
      }
      const before = drawn.at(-1);
      if (typeof before === 'string') drawn[drawn.length - 1] = before + text;
      else drawn.push(text);
    }
    return drawn;
  }
}

/** What class a decoration has, by which forced colours find it. */
const DECORATIONS = { match: 'match', currentMatch: 'active-match', selected: 'selected' } as const;
