import type { CursorMove } from '../vt/EscapeParser.js';
import type { TextStyle } from '../vt/style.js';
import { ByteChunks } from './ByteChunks.js';
import { ControlBytes } from './ControlBytes.js';
import { StyleCheckpoints } from './StyleCheckpoints.js';
import { Uint32List } from './Uint32List.js';

const LF = 0x0a;
const CR = 0x0d;
const ESC = 0x1b;

/** The bytes of a log, where each line starts, and the style that is set there. */
export class LogLines {
  /** The bytes, for reading. */
  readonly bytes: ByteChunks = new ByteChunks();
  /** Offsets of the starts of all lines but the first. */
  readonly #starts = new Uint32List();
  readonly #checkpoints = new StyleCheckpoints(this.bytes);
  #cursorUp: CursorMove | undefined;

  /** Number of bytes. */
  get byteLength(): number {
    return this.bytes.byteLength;
  }

  /** Number of lines that have ended; the index of the line that the next byte belongs to. */
  get ended(): number {
    return this.#starts.length;
  }

  /** Number of lines. A newline at the very end does not begin another one. */
  get count(): number {
    const { ended } = this;
    return this.byteLength > this.startOf(ended) ? ended + 1 : ended;
  }

  /** The style that is set after the last byte. */
  get style(): TextStyle {
    return this.#checkpoints.scanner.style;
  }

  /** The movement of the cursor, up from the last line, at which {@link append} stopped. */
  get cursorUp(): CursorMove | undefined {
    return this.#cursorUp;
  }

  /** Offset of a line's first byte. */
  startOf(line: number): number {
    return line === 0 ? 0 : this.#starts.at(line - 1);
  }

  /**
   * Offset after a line's last byte, before its newline; of a line that has not ended, of all
   * bytes.
   */
  endOf(line: number): number {
    if (line >= this.ended) return this.byteLength;
    const end = this.#starts.at(line) - 1;
    const hasReturn = end > this.startOf(line) && this.bytes.at(end - 1) === CR;
    return hasReturn ? end - 1 : end;
  }

  /** The style that is set before a line. */
  styleOf(line: number): TextStyle {
    return this.#checkpoints.styleAt(line, this.startOf(line));
  }

  /** The styles that are set before the lines from `from` up to `to`. */
  stylesOf(from: number, to: number): TextStyle[] {
    const starts = Array.from({ length: to - from }, (_, i) => this.startOf(from + i));
    return this.#checkpoints.stylesAt(from, starts);
  }

  /** The line of the byte at `offset`, which must not lie before the line `from`. */
  lineAt(offset: number, from: number): number {
    // Callers go through the log in order, so the line is near: an exponential search from there.
    let low = from;
    let step = 1;
    while (low + step <= this.ended && this.startOf(low + step) <= offset) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step - 1, this.ended);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * Appends bytes.
   *
   * @param stopAtCursorUp whether to stop after a sequence that moves the cursor up
   * @returns how many bytes were appended: all, unless it stopped
   */
  append(bytes: Uint8Array, stopAtCursorUp: boolean): number {
    const offset = this.byteLength;
    const { scanner } = this.#checkpoints;
    const controls = new ControlBytes(bytes);
    let at = scanner.resume(bytes);
    while (!stopAtCursorUp || !scanner.cursorUp) {
      at = controls.next(at);
      if (at < 0) break;
      if (bytes[at] === ESC) at = scanner.read(bytes, at);
      else {
        at += 1;
        if (bytes[at - 1] === LF) this.#startLine(offset + at);
      }
    }
    this.#cursorUp = stopAtCursorUp ? scanner.cursorUp : undefined;
    const length = this.#cursorUp ? at : bytes.byteLength;
    this.bytes.append(bytes.subarray(0, length));
    return length;
  }

  /** Removes the lines from `line` on, before which `style` is set. */
  truncate(line: number, style: TextStyle): void {
    const offset = this.startOf(line);
    this.#checkpoints.truncate(line, offset, style);
    this.bytes.truncate(offset);
    this.#starts.truncate(line);
  }

  /**
   * Replaces the first `length` bytes of the last line by others, which must leave the same text
   * and style.
   */
  replaceStart(length: number, bytes: Uint8Array): void {
    const start = this.startOf(this.ended);
    const rest = this.bytes.slice(start + length, this.byteLength).slice();
    this.bytes.truncate(start);
    this.bytes.append(bytes);
    this.bytes.append(rest);
  }

  #startLine(offset: number): void {
    this.#starts.push(offset);
    this.#checkpoints.note(this.ended, offset);
  }
}
