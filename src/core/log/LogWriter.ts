import { LineCondenser } from './LineCondenser.js';
import type { LineViews } from './LineViews.js';
import { LiveLines } from './LiveLines.js';
import type { LogLines } from './LogLines.js';
import { Rewrites } from './Rewrites.js';

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
