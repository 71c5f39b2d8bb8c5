import { SgrScanner } from '../vt/SgrScanner.js';
import { plainStyle, type TextStyle } from '../vt/style.js';
import type { ByteChunks } from './ByteChunks.js';
import { lastAtMost } from './Uint32List.js';

/** A checkpoint is added after as many lines, or as many bytes. */
const LINES = 256;
const BYTES = 256 * 1024;

/**
 * The style that is set before a line, which an SGR sequence any number of lines earlier may have
 * set. While bytes are appended, checkpoints are added. For a line between two of them, the escape
 * sequences from the checkpoint on are read, found by the engine's own search for a byte.
 */
export class StyleCheckpoints {
  readonly #bytes: ByteChunks;
  readonly #lines: number[] = [0];
  readonly #offsets: number[] = [0];
  readonly #styles: TextStyle[] = [plainStyle];
  #scanner = new SgrScanner();
  /** The line that was asked for last: painting asks for one line after the other. */
  #last = { line: 0, offset: 0, style: plainStyle };

  constructor(bytes: ByteChunks) {
    this.#bytes = bytes;
  }

  /** The scanner that reads the bytes as they are appended. */
  get scanner(): SgrScanner {
    return this.#scanner;
  }

  /**
   * Removes the checkpoints behind a line that starts at `offset` and before which `style` is set.
   */
  truncate(line: number, offset: number, style: TextStyle): void {
    while ((this.#lines.at(-1) ?? 0) > line) {
      this.#lines.pop();
      this.#offsets.pop();
      this.#styles.pop();
    }
    this.#scanner = new SgrScanner(style);
    this.#last = { line, offset, style };
  }

  /**
   * Adds a checkpoint at `line`, up to which the scanner has read, if the last one is far enough.
   */
  note(line: number, offset: number): void {
    const lastLine = this.#lines.at(-1) ?? 0;
    const lastOffset = this.#offsets.at(-1) ?? 0;
    if (line - lastLine < LINES && offset - lastOffset < BYTES) return;
    this.#lines.push(line);
    this.#offsets.push(offset);
    this.#styles.push(this.#scanner.style);
  }

  /** The style that is set before `line`, which starts at `offset`. */
  styleAt(line: number, offset: number): TextStyle {
    return this.stylesAt(line, [offset])[0] ?? plainStyle;
  }

  /** The styles that are set before `line` and the lines after it, which start at `offsets`. */
  stylesAt(line: number, offsets: readonly number[]): TextStyle[] {
    const index = lastAtMost(this.#lines, line);
    let from = this.#offsets[index] ?? 0;
    let style = this.#styles[index] ?? plainStyle;
    if (this.#last.line <= line && this.#last.offset >= from) {
      ({ offset: from, style } = this.#last);
    }
    const scanner = new SgrScanner(style);
    return offsets.map((offset, i) => {
      this.#bytes.forEach(from, offset, (bytes) => {
        scanner.scan(bytes);
      });
      from = offset;
      ({ style } = scanner);
      this.#last = { line: line + i, offset, style };
      return style;
    });
  }
}
