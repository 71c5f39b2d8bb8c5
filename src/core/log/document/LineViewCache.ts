import { LineView } from './LineView.js';
import type { LogLines } from './LogLines.js';

/** Bytes of a line from which on its view is cached; a shorter one is read again as quickly. */
const LONG_LINE = 8 * 1024;
/**
 * Views of the cache, and cells of all of them, beyond which the least recently used are dropped.
 */
const MAX_VIEWS = 64;
const MAX_CELLS = 4 * 1024 * 1024;

/**
 * The {@link LineView}s that were used last, of lines that are long or may still grow: so that
 * scrolling over a line of megabytes, or appending to it, does not read it again each time.
 */
export class LineViewCache {
  readonly #lines: LogLines;
  readonly #views = new Map<number, LineView>();

  constructor(lines: LogLines) {
    this.#lines = lines;
  }

  /**
   * The view of a line, read as far as the line has been received.
   *
   * @param complete whether the log has ended, and with it a last line without a newline
   */
  get(line: number, complete: boolean): LineView {
    const start = this.#lines.startOf(line);
    const end = this.#lines.endOf(line);
    const finished = complete || line < this.#lines.ended;
    const view = this.#views.get(line) ?? this.#open(line);
    view.readTo(end, finished);
    if (!finished || end - start > LONG_LINE) this.#cache(line, view);
    return view;
  }

  /** The view of the last line, read only as far as it was before. */
  last(): LineView {
    const line = this.#lines.ended;
    const view = this.#views.get(line) ?? this.#open(line);
    this.#cache(line, view);
    return view;
  }

  /** Drops the views of the lines from `line` on, which have been written anew. */
  dropFrom(line: number): void {
    for (const cached of [...this.#views.keys()]) {
      if (cached >= line) this.#views.delete(cached);
    }
  }

  /** Drops the view of the last line if more bytes would change what it has read. */
  reopen(): void {
    const line = this.#lines.ended;
    if (this.#views.get(line)?.isPartial) this.#views.delete(line);
  }

  #open(line: number): LineView {
    return new LineView(this.#lines.bytes, this.#lines.startOf(line), this.#lines.styleOf(line));
  }

  #cache(line: number, view: LineView): void {
    this.#views.delete(line);
    this.#views.set(line, view);
    let cells = 0;
    for (const { cellCount } of this.#views.values()) cells += cellCount;
    for (const [oldest, { cellCount }] of this.#views) {
      const fits = this.#views.size <= MAX_VIEWS && cells <= MAX_CELLS;
      if (fits || oldest === line) return;
      this.#views.delete(oldest);
      cells -= cellCount;
    }
  }
}
