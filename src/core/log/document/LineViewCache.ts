import { LineView } from './LineView.js';
import type { LogLines } from './LogLines.js';
import { SHORT_LINE } from './simpleLine.js';

/** Bytes of a line from which on its view stays: to read it again would take too long. */
const VERY_LONG_LINE = 256 * 1024;
/** Such a view stays only while it has less than one cell in memory for so many bytes of its line. */
const LIGHT = 16;
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
  /** Views that stay, by line, in ascending order. */
  readonly #kept: (readonly [line: number, view: LineView])[] = [];

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
    const view = this.#find(line) ?? this.#open(line);
    view.readTo(end, finished);
    if (!finished || end - start > SHORT_LINE) this.#cache(line, view, end - start);
    return view;
  }

  /** The view of the last line, read only as far as it was before. */
  last(): LineView {
    const line = this.#lines.ended;
    const view = this.#find(line) ?? this.#open(line);
    this.#cache(line, view, this.#lines.byteLength - this.#lines.startOf(line));
    return view;
  }

  /** Drops the views of the lines from `line` on, which have been written anew. */
  dropFrom(line: number): void {
    for (const cached of [...this.#views.keys()]) {
      if (cached >= line) this.#views.delete(cached);
    }
    while ((this.#kept.at(-1)?.[0] ?? -1) >= line) this.#kept.pop();
  }

  /** Drops the view of the last line if more bytes would change what it has read. */
  reopen(): void {
    const line = this.#lines.ended;
    if (this.#find(line)?.isPartial) this.dropFrom(line);
  }

  #open(line: number): LineView {
    return new LineView(this.#lines.bytes, this.#lines.startOf(line), this.#lines.styleOf(line));
  }

  #find(line: number): LineView | undefined {
    const found = this.#views.get(line);
    if (found || this.#kept.length === 0) return found;
    let low = 0;
    let high = this.#kept.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#kept[middle]?.[0] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    const kept = this.#kept[low];
    return kept?.[0] === line ? kept[1] : undefined;
  }

  #cache(line: number, view: LineView, length: number): void {
    this.#views.delete(line);
    const last = this.#kept.at(-1)?.[0] ?? -1;
    const isLight = length >= VERY_LONG_LINE && view.cellCount < length / LIGHT;
    if (isLight && line > last) this.#kept.push([line, view]);
    if (isLight && line >= last) return;
    if (line === last) this.#kept.pop();
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
