import { ByteChunks } from './ByteChunks.js';
import type { LineMove } from './LineMove.js';
import { StyleCheckpoints } from './StyleCheckpoints.js';
import type { TextStyle } from './TextStyle.js';
import { Uint32List } from './Uint32List.js';

const LF = 0x0a;
const CR = 0x0d;

/** The bytes of a log, where each line starts, and with which style. */
export class LogLines {
  readonly bytes: ByteChunks = new ByteChunks();
  /** Starts of all lines but the first. */
  readonly #starts = new Uint32List();
  readonly #checkpoints = new StyleCheckpoints(this.bytes);
  #climb: LineMove | undefined;

  get byteLength(): number {
    return this.bytes.byteLength;
  }

  /** Lines that have ended. */
  get ended(): number {
    return this.#starts.length;
  }

  /** A newline at the very end does not open another line. */
  get count(): number {
    const { ended } = this;
    return this.byteLength > this.startOf(ended) ? ended + 1 : ended;
  }

  /** The style with which the next byte begins. */
  get style(): TextStyle {
    return this.#checkpoints.style;
  }

  /** The movement of the cursor, up from the last line, at which {@link take} stopped. */
  get climb(): LineMove | undefined {
    return this.#climb;
  }

  startOf(line: number): number {
    return line === 0 ? 0 : this.#starts.at(line - 1);
  }

  /** Where the line's text ends: before its line end, or where the bytes end for now. */
  endOf(line: number): number {
    if (line >= this.ended) return this.byteLength;
    const end = this.#starts.at(line) - 1;
    const hasReturn = end > this.startOf(line) && this.bytes.at(end - 1) === CR;
    return hasReturn ? end - 1 : end;
  }

  /** The style with which the line begins. */
  styleOf(line: number): TextStyle {
    return this.#checkpoints.styleAt(line, this.startOf(line));
  }

  /** The styles with which the lines from `from` up to `to` begin. */
  stylesOf(from: number, to: number): TextStyle[] {
    const starts = Array.from({ length: to - from }, (_, i) => this.startOf(from + i));
    return this.#checkpoints.stylesAt(from, starts);
  }

  /** The line in which the byte at `offset` lies, if it is `from` or a later one. */
  lineAt(offset: number, from: number): number {
    // Mostly it is near: so far in steps that double, then by halves.
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
   * Takes bytes, and returns how many.
   *
   * @param mayClimb whether it stops where the cursor goes up
   */
  take(bytes: Uint8Array, mayClimb: boolean): number {
    const offset = this.byteLength;
    this.bytes.append(bytes);
    let read = 0;
    let hasStopped = false;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      const start = offset + at + 1;
      this.#starts.push(start);
      if (!this.#checkpoints.isDue(this.ended, start)) continue;
      read += this.#read(bytes.subarray(read, at + 1), mayClimb);
      hasStopped = read <= at;
      if (hasStopped) break;
      this.#checkpoints.note(this.ended, start);
    }
    if (!hasStopped) read += this.#read(bytes.subarray(read), mayClimb);
    if (read === bytes.byteLength) return read;
    this.bytes.truncate(offset + read);
    while (this.ended > 0 && this.startOf(this.ended) > offset + read) {
      this.#starts.truncate(this.ended - 1);
    }
    return read;
  }

  /** Forgets the lines from `line` on, of which that begins with `style`. */
  truncate(line: number, style: TextStyle): void {
    const offset = this.startOf(line);
    this.#checkpoints.truncate(line, offset, style);
    this.bytes.truncate(offset);
    this.#starts.truncate(line);
  }

  /** Puts other bytes in the place of the first `length` of the last line, which say the same. */
  replaceStart(length: number, bytes: Uint8Array): void {
    const start = this.startOf(this.ended);
    const rest = this.bytes.slice(start + length, this.byteLength).slice();
    this.bytes.truncate(start);
    this.bytes.append(bytes);
    this.bytes.append(rest);
  }

  /** Reads the styles in bytes; returns how many it read. */
  #read(bytes: Uint8Array, mayClimb: boolean): number {
    this.#climb = undefined;
    for (let read = 0; ;) {
      read += this.#checkpoints.scan(bytes.subarray(read));
      if (mayClimb) this.#climb = this.#checkpoints.climb;
      if (read >= bytes.byteLength || this.#climb) return read;
    }
  }
}
