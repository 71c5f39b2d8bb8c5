import type { LogSeam } from '../LogSeam.js';
import { escapeOfC1 } from '../vt/screenSequences.js';
import type { TextStyle } from '../vt/style.js';
import { ByteChunks } from './ByteChunks.js';
import { lastAtMost, Uint32List } from './Uint32List.js';
import { C1_LEAD, ControlBytes } from './ControlBytes.js';
import { ReceivedBytes } from './ReceivedBytes.js';
import { StyleCheckpoints } from './StyleCheckpoints.js';

const LF = 0x0a;
const VT = 0x0b;
const FF = 0x0c;
const CR = 0x0d;
const ESC = 0x1b;

/** The bytes of a log, where each line starts, and the style that is set there. */
export class LogLines {
  /** The bytes, for reading. */
  readonly bytes: ByteChunks = new ByteChunks();
  /** The bytes as they were received. */
  readonly received: ReceivedBytes = new ReceivedBytes(this.bytes);
  /** Offsets of the starts of all lines but the first. */
  readonly #starts = new Uint32List();
  readonly #checkpoints = new StyleCheckpoints(this.bytes);
  /** The seams among the lines, and their lines, which ascend: there may be one for every few bytes. */
  readonly #seams: LogSeam[] = [];
  readonly #seamLines: number[] = [];
  #screenBytes = 0;
  /** Offset of the sequence that was read last, which may still be open. */
  #sequenceStart = 0;

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

  /**
   * Bytes of the sequence or control that takes a screen, behind which {@link append} stopped; 0 when
   * it did not.
   */
  get screenBytes(): number {
    return this.#screenBytes;
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

  /** What a line stands for, if it is a seam. */
  seamAt(line: number): LogSeam | undefined {
    const index = lastAtMost(this.#seamLines, line);
    return this.#seamLines[index] === line ? this.#seams[index] : undefined;
  }

  /** Makes a line a seam: one behind all seams so far. */
  setSeam(line: number, seam: LogSeam): void {
    this.#seams.push(seam);
    this.#seamLines.push(line);
  }

  /**
   * Appends bytes.
   *
   * @param stopAtScreen whether to stop behind a sequence or control that takes a screen
   * @returns how many bytes were appended: all, unless it stopped
   */
  append(bytes: Uint8Array, stopAtScreen: boolean): number {
    const offset = this.byteLength;
    const { scanner } = this.#checkpoints;
    const controls = new ControlBytes(bytes);
    let at = scanner.resume(bytes);
    let stop = stopAtScreen && scanner.needsScreen ? at : -1;
    if (this.#isRestOfC1(bytes[0])) {
      this.#sequenceStart = offset - 1;
      if (stopAtScreen) stop = 1;
    }
    while (stop < 0) {
      at = controls.next(at);
      if (at < 0) break;
      const byte = bytes[at];
      const start = at;
      at += 1;
      if (byte === LF) {
        this.#startLine(offset + at);
        continue;
      }
      let takesScreen = byte === VT || byte === FF;
      if (byte === ESC) {
        at = scanner.read(bytes, start);
        takesScreen = scanner.needsScreen;
      } else if (byte === C1_LEAD && escapeOfC1(bytes[at] ?? 0) > 0) {
        at += 1;
        takesScreen = true;
      }
      if (byte === ESC || takesScreen) this.#sequenceStart = offset + start;
      if (takesScreen && stopAtScreen) stop = at;
    }
    const stops = stopAtScreen && stop >= 0;
    const length = stops ? stop : bytes.byteLength;
    this.#screenBytes = stops ? offset + length - this.#sequenceStart : 0;
    this.bytes.append(bytes.subarray(0, length));
    return length;
  }

  /** Removes the lines from `line` on, before which `style` is set. */
  truncate(line: number, style: TextStyle): void {
    const offset = this.startOf(line);
    this.received.detach(offset);
    while ((this.#seamLines.at(-1) ?? -1) >= line) this.#seamLines.pop();
    this.#seams.length = this.#seamLines.length;
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
    this.received.detach(start);
    const rest = this.bytes.slice(start + length, this.byteLength).slice();
    this.bytes.truncate(start);
    this.bytes.append(bytes);
    this.bytes.append(rest);
  }

  /** Whether a byte is the second one of a C1 control that is applied. */
  #isRestOfC1(byte = 0): boolean {
    return escapeOfC1(byte) > 0 && this.bytes.at(this.byteLength - 1) === C1_LEAD;
  }

  #startLine(offset: number): void {
    this.#starts.push(offset);
    this.#checkpoints.note(this.ended, offset);
  }
}
