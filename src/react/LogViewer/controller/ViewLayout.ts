import type { LogDocument, LogMatch, StyledRun } from '../../../core/index.js';
import type { Grid } from '../frame/renderer.js';
import { ReadingPlace } from './ReadingPlace.js';
import { gutterColumns, type RowSpan, rowsInView, type VisibleRow } from './rows.js';

/**
 * Lays a document out in a view: which rows are in it, how wide its gutter is, and how far the log
 * goes to the side. All of this is known before anything is rendered.
 */
export class ViewLayout {
  /** Where in the log the reader is. */
  readonly place: ReadingPlace = new ReadingPlace();
  /** Whether lines are numbered. */
  lineNumbers = true;
  /** Whether lines go on in the next row. */
  wrap = false;
  /** First column in view, of lines that are not wrapped. */
  left = 0;
  #rows: readonly VisibleRow[] = [];
  /** Columns of a row, without the gutter. */
  #width = 0;
  /** Columns of the widest line that was in view so far. */
  #widest = 0;

  get document(): LogDocument {
    return this.place.document;
  }

  /** The rows in view, as they were laid out last. */
  get rows(): readonly VisibleRow[] {
    return this.#rows;
  }

  /** Columns at the left of each row. */
  get gutter(): number {
    return gutterColumns(this.document.lineCount, this.lineNumbers);
  }

  /** Columns that the view scrolls over, the gutter and one after the text included; 0 if all fit. */
  get scrollColumns(): number {
    return !this.wrap && this.#widest > this.#width ? this.#widest + this.gutter + 1 : 0;
  }

  /** Goes to another document. */
  show(document: LogDocument): void {
    this.place.show(document);
    this.left = this.#widest = 0;
    this.#rows = [];
  }

  /** Takes in what has come since, and the size of the view. */
  layOut({ rows, columns }: Grid): void {
    const width = (this.#width = Math.max(1, columns - this.gutter));
    if (this.wrap) this.left = 0;
    const { place } = this;
    place.settle(rows, this.wrap ? width : undefined);
    const view = { top: place.top, rows, width, left: this.left };
    // A row that was in view before is not read again.
    const known = new Map(this.#rows.map((row) => [row.key, row]));
    this.#rows = rowsInView(this.document, place.layout, view).map((span) => {
      const { line, row, from, to } = span;
      const key = [line, row, from, to, this.document.lineRevision(line)].join();
      return known.get(key) ?? { ...span, key, runs: this.#read(span) };
    });
  }

  /** Moves the view, if need be, so that a match is in it. */
  reveal({ line, from, to }: LogMatch): void {
    const row = this.place.layout.rowsOf(line).rowAt(from);
    if (!this.#rows.some((shown) => shown.line === line && shown.row === row)) {
      this.place.bringTo({ line, row });
    }
    const width = this.#width;
    if (this.wrap || (from >= this.left && to <= this.left + width)) return;
    this.left = to <= width ? 0 : Math.max(0, from - Math.floor(width / 3));
  }

  /** Reads a row, and takes in how wide its line is: only of lines in view, as a log has too many. */
  #read({ line, from, to }: RowSpan): readonly StyledRun[] {
    const { runs, columns } = this.document.styledLine(line, from, to);
    this.#widest = Math.max(this.#widest, columns);
    return runs;
  }
}
