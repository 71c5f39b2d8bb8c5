import type { LineViewCache } from './LineViewCache.js';
import type { LogLines } from './LogLines.js';
import { ScreenState } from '../vt/ScreenCommands.js';
import { Rewrites } from './Rewrites.js';
import { ScreenLines } from './ScreenLines.js';

const LF = 0x0a;
/** Bytes that are appended between two looks at the length of the last line. */
const PIECE = 256 * 1024;

/**
 * Writes the bytes of a log into its lines: as they are, except for what a terminal would not show
 * either. Lines that take a screen are written anew with what they show, by {@link ScreenLines}; a long
 * line drops what it has overwritten, by {@link LineCondenser}.
 */
export class LogWriter {
  /** Which lines were written anew. */
  readonly rewrites: Rewrites = new Rewrites();
  readonly #lines: LogLines;
  readonly #views: LineViewCache;
  readonly #condenser: LineCondenser;
  /** What a terminal remembers between two screens. */
  readonly #state = new ScreenState();
  /** The last lines, while they are on a screen. */
  #screen: ScreenLines | undefined;
  #version = 0;
  /** A line that is too long for a screen, so that sequences that take one are ignored in it. */
  #lineWithoutScreen = -1;

  constructor(lines: LogLines, views: LineViewCache) {
    this.#lines = lines;
    this.#views = views;
    this.#condenser = new LineCondenser(lines, views);
  }

  /** Appends bytes, with which the document's version becomes `version`. */
  append(bytes: Uint8Array, version: number): void {
    this.#version = version;
    for (let at = 0; at < bytes.byteLength;) {
      const rest = bytes.subarray(at);
      at += this.#screen ? this.#print(this.#screen, rest) : this.#appendToLines(rest);
    }
  }

  /** Brings the lines up to date, before somebody reads them. */
  flush(): void {
    this.#screen?.write();
  }

  #print(screen: ScreenLines, bytes: Uint8Array): number {
    const printed = screen.print(bytes);
    this.#lines.received.addAside(bytes.subarray(0, printed));
    if (screen.isClosed) {
      screen.write();
      this.#screen = undefined;
    }
    return printed;
  }

  /** Appends bytes up to a sequence that takes a screen, and opens one there. */
  #appendToLines(bytes: Uint8Array): number {
    const isTooLong = this.#lines.ended === this.#lineWithoutScreen;
    const lineEnd = isTooLong ? bytes.subarray(0, PIECE).indexOf(LF) + 1 : 0;
    const appended = this.#lines.append(bytes.subarray(0, lineEnd || PIECE), !isTooLong);
    this.#lines.received.addKept(appended);
    this.#condenser.update();
    if (this.#lines.screenBytes === 0) return appended;
    if (this.#condenser.isTooLong) {
      this.#lineWithoutScreen = this.#lines.ended;
      return appended;
    }
    this.#screen = ScreenLines.open(this.#lines, this.#state, (line) => {
      this.#views.dropFrom(line);
      this.rewrites.add(line, this.#version);
    });
    return appended;
  }
}

const CR = 0x0d;
const BS = 0x08;
/** Columns of a line that fits on a screen. */
const MAX_COLUMNS = 64 * 1024;
/** Bytes up to which a line that overwrites itself is kept as it came. */
const CONDENSED_FROM = 64 * 1024;

/**
 * Follows a last line that has grown long. It interprets the line as it grows, so that no reader
 * has to wait for megabytes to be interpreted later; and each time that the line has doubled, it
 * drops the states of a progress bar that were overwritten.
 */
class LineCondenser {
  readonly #lines: LogLines;
  readonly #views: LineViewCache;
  #line = 0;
  /** Length in bytes at which the line is condensed next. */
  #due = CONDENSED_FROM;
  #isTooLong = false;

  constructor(lines: LogLines, views: LineViewCache) {
    this.#lines = lines;
    this.#views = views;
  }

  /** Whether the last line was too long for a screen, as of the last update. */
  get isTooLong(): boolean {
    return this.#isTooLong;
  }

  /** To be called after bytes were appended. */
  update(): void {
    const line = this.#lines.ended;
    const start = this.#lines.startOf(line);
    if (line !== this.#line) {
      this.#line = line;
      this.#due = CONDENSED_FROM;
    }
    const length = this.#lines.byteLength - start;
    this.#isTooLong = false;
    if (length < CONDENSED_FROM) return;
    if (length >= this.#due) this.#condense(start, length);
    const view = this.#views.last();
    view.readTo(this.#lines.byteLength, false);
    this.#isTooLong = view.columns > MAX_COLUMNS || !view.isShort;
  }

  #condense(start: number, length: number): void {
    const view = this.#views.last();
    const unread = this.#lines.bytes.slice(view.readEnd, start + length);
    const cut = Math.max(unread.lastIndexOf(CR), unread.lastIndexOf(BS));
    // The bytes behind the cut are kept, and at least half of all are to be dropped.
    const rest = unread.byteLength - cut - 1;
    if (cut < 0 || 2 * rest > length) return;
    view.readTo(view.readEnd + cut + 1, false);
    const condensed = view.condensed(length / 2 - rest);
    if (condensed) {
      this.#lines.replaceStart(length - rest, condensed);
      view.setLength(condensed.byteLength);
    }
    this.#due = Math.max(CONDENSED_FROM, 2 * (this.#lines.byteLength - start));
  }
}
