import { LineView } from './LineView.js';
import type { LogLines } from './LogLines.js';

/** Lines of more bytes than this are kept read, so that scrolling over them is not reading again. */
const LONG_LINE = 8 * 1024;
const KEPT_LINES = 64;
const KEPT_CELLS = 4 * 1024 * 1024;

/** The lines that were read last, of those that are long or may grow. */
export class LineViews {
  readonly #lines: LogLines;
  readonly #views = new Map<number, LineView>();

  constructor(lines: LogLines) {
    this.#lines = lines;
  }

  /**
   * A line, read as far as it has come.
   *
   * @param complete whether a last line without newline has ended
   */
  of(line: number, complete: boolean): LineView {
    const start = this.#lines.startOf(line);
    const end = this.#lines.endOf(line);
    const finished = complete || line < this.#lines.ended;
    const view = this.#views.get(line) ?? this.#open(line);
    view.readTo(end, finished);
    if (!finished || end - start > LONG_LINE) this.#keep(line, view);
    return view;
  }

  /** The last line, read no further than it was: to be read on as it grows. */
  last(): LineView {
    const line = this.#lines.ended;
    const view = this.#views.get(line) ?? this.#open(line);
    this.#keep(line, view);
    return view;
  }

  /** Forgets lines that are no longer as they were, from `line` on. */
  drop(line: number): void {
    for (const known of [...this.#views.keys()]) {
      if (known >= line) this.#views.delete(known);
    }
  }

  /** More may come of a last line that was taken for ended. */
  reopen(): void {
    const line = this.#lines.ended;
    if (this.#views.get(line)?.isBroken) this.#views.delete(line);
  }

  #open(line: number): LineView {
    return new LineView(this.#lines.bytes, this.#lines.startOf(line), this.#lines.styleOf(line));
  }

  #keep(line: number, view: LineView): void {
    this.#views.delete(line);
    this.#views.set(line, view);
    let cells = 0;
    for (const { cost } of this.#views.values()) cells += cost;
    for (const [oldest, { cost }] of this.#views) {
      const fits = this.#views.size <= KEPT_LINES && cells <= KEPT_CELLS;
      if (fits || oldest === line) return;
      this.#views.delete(oldest);
      cells -= cost;
    }
  }
}
