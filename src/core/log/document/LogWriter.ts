import type { LineViews } from './LineViews.js';
import { LiveLines } from './LiveLines.js';
import type { LogLines } from './LogLines.js';

const LF = 0x0a;
/** As much of what comes is looked at in one. */
const PIECE = 256 * 1024;

/**
 * Takes the bytes of a log: as they are, mostly; otherwise what they leave of the lines that they
 * write anew.
 */
export class LogWriter {
  /** Which lines were written anew. */
  readonly rewrites: Rewrites = new Rewrites();
  readonly #lines: LogLines;
  readonly #views: LineViews;
  readonly #condenser: LineCondenser;
  /** While the cursor is above the last line. */
  #live: LiveLines | undefined;
  #version = 0;
  /** A line in which the cursor does not go up, however often it is asked to. */
  #flatLine = -1;

  constructor(lines: LogLines, views: LineViews) {
    this.#lines = lines;
    this.#views = views;
    this.#condenser = new LineCondenser(lines, views);
  }

  /** Takes bytes, with which the log's version becomes `version`. */
  take(bytes: Uint8Array, version: number): void {
    this.#version = version;
    for (let at = 0; at < bytes.byteLength;) {
      const rest = bytes.subarray(at);
      at += this.#live ? this.#takeLive(this.#live, rest) : this.#take(rest);
    }
  }

  /** Before anything is read: what has not been written yet is. */
  settle(): void {
    this.#live?.write();
  }

  #takeLive(live: LiveLines, bytes: Uint8Array): number {
    const taken = live.take(bytes);
    if (live.isOver) {
      live.write();
      this.#live = undefined;
    }
    return taken;
  }

  /** Takes bytes as lines; stops where the cursor goes up. */
  #take(bytes: Uint8Array): number {
    const isFlat = this.#lines.ended === this.#flatLine;
    const end = isFlat ? bytes.subarray(0, PIECE).indexOf(LF) + 1 : 0;
    const taken = this.#lines.take(bytes.subarray(0, end || PIECE), !isFlat);
    if (!this.#lines.climb) {
      this.#condenser.follow();
      return taken;
    }
    this.#live = LiveLines.enter(this.#lines, (line) => {
      this.#views.drop(line);
      this.rewrites.note(line, this.#version);
    });
    if (!this.#live) this.#flatLine = this.#lines.ended;
    return taken;
  }
}

const CR = 0x0d;
const BS = 0x08;
/** A line that overwrites itself is kept as it came up to this many bytes. */
const CONDENSED_FROM = 64 * 1024;

/**
 * Follows a last line that has grown long: reads it on as it comes, so that nobody has to read
 * megabytes at once later, and drops what it no longer shows each time that it has become twice as
 * long.
 */
class LineCondenser {
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

/** Which lines were written anew, and when: from some line on, with the growing versions. */
class Rewrites {
  /** Both ascend: an older rewrite of later lines is part of a newer one of earlier lines. */
  readonly #lines: number[] = [];
  readonly #versions: number[] = [];

  /** All lines from `line` on may have changed. */
  note(line: number, version: number): void {
    while ((this.#lines.at(-1) ?? -1) >= line) {
      this.#lines.pop();
      this.#versions.pop();
    }
    this.#lines.push(line);
    this.#versions.push(version);
  }

  /** The first line that was written anew after `version`. */
  since(version: number): number {
    const index = this.#versions.findIndex((at) => at > version);
    return this.#lines[index] ?? Infinity;
  }

  /** The version in which a line was last written anew; 0 for one that never was. */
  of(line: number): number {
    let index = this.#lines.length - 1;
    while (index >= 0 && (this.#lines[index] ?? 0) > line) index--;
    return this.#versions[index] ?? 0;
  }
}
