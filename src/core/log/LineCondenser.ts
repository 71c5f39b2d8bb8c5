import type { LineViews } from './LineViews.js';
import type { LogLines } from './LogLines.js';

const CR = 0x0d;
const BS = 0x08;
/** A line that overwrites itself is kept as it came up to this many bytes. */
const CONDENSED_FROM = 64 * 1024;

/**
 * Follows a last line that has grown long: reads it on as it comes, so that nobody has to read
 * megabytes at once later, and drops what it no longer shows each time that it has become twice as
 * long.
 */
export class LineCondenser {
  readonly #lines: LogLines;
  readonly #views: LineViews;
  #line = 0;
  #due = CONDENSED_FROM;

  constructor(lines: LogLines, views: LineViews) {
    this.#lines = lines;
    this.#views = views;
  }

  /** To be called after bytes have come. */
  follow(): void {
    const line = this.#lines.ended;
    const start = this.#lines.startOf(line);
    if (line !== this.#line) {
      this.#line = line;
      this.#due = CONDENSED_FROM;
    }
    const length = this.#lines.byteLength - start;
    if (length < CONDENSED_FROM) return;
    if (length >= this.#due) this.#condense(start, length);
    this.#views.last().readTo(this.#lines.byteLength, false);
  }

  #condense(start: number, length: number): void {
    const view = this.#views.last();
    const fresh = this.#lines.bytes.slice(view.read, start + length);
    const cut = Math.max(fresh.lastIndexOf(CR), fresh.lastIndexOf(BS));
    // What follows is kept as it is, and there is to be less than half of all.
    const rest = fresh.byteLength - cut - 1;
    if (cut < 0 || 2 * rest > length) return;
    view.readTo(view.read + cut + 1, false);
    const condensed = view.condensed(length / 2 - rest);
    if (condensed) {
      this.#lines.replaceStart(length - rest, condensed);
      view.replaced(condensed.byteLength);
    }
    this.#due = Math.max(CONDENSED_FROM, 2 * (this.#lines.byteLength - start));
  }
}
