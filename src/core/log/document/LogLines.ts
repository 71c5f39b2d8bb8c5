import type { LineMove } from '../vt/EscapeParser.js';
import type { TextStyle } from '../vt/style.js';
import { ByteChunks } from './ByteChunks.js';
import { ControlBytes } from './ControlBytes.js';
import { StyleCheckpoints } from './StyleCheckpoints.js';
import { Uint32List } from './Uint32List.js';

const LF = 0x0a;
const CR = 0x0d;
const ESC = 0x1b;

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
    return this.#checkpoints.scanner.style;
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
    const { scanner } = this.#checkpoints;
    const controls = new ControlBytes(bytes);
    let at = scanner.resume(bytes);
    while (!mayClimb || !scanner.climb) {
      at = controls.next(at);
      if (at < 0) break;
      if (bytes[at] === ESC) at = scanner.read(bytes, at);
      else {
        at += 1;
        if (bytes[at - 1] === LF) this.#startLine(offset + at);
      }
    }
    this.#climb = mayClimb ? scanner.climb : undefined;
    const taken = this.#climb ? at : bytes.byteLength;
    this.bytes.append(bytes.subarray(0, taken));
    return taken;
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

  #startLine(offset: number): void {
    this.#starts.push(offset);
    this.#checkpoints.reach(this.ended, offset);
  }
}
