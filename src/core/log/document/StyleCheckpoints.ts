import { SgrScanner } from '../vt/SgrScanner.js';
import { plainStyle, type TextStyle } from '../vt/style.js';
import type { ByteChunks } from './ByteChunks.js';

const LINES = 256;
const BYTES = 256 * 1024;

/**
 * The style with which a line begins, which an SGR code any number of lines earlier may have set.
 * It is noted every 256 lines or 256 KiB while the bytes come in; from the note on, only the escape
 * sequences in between are read, found by the engine's own byte search.
 */
export class StyleCheckpoints {
  readonly #bytes: ByteChunks;
  readonly #lines: number[] = [0];
  readonly #offsets: number[] = [0];
  readonly #styles: TextStyle[] = [plainStyle];
  #scanner = new SgrScanner();
  /** The last answer: painting asks for one line after the other. */
  #last = { line: 0, offset: 0, style: plainStyle };

  constructor(bytes: ByteChunks) {
    this.#bytes = bytes;
  }

  /** Has read what came so far, and goes on with what comes. */
  get scanner(): SgrScanner {
    return this.#scanner;
  }

  /** Forgets all from a line on, which starts at `offset` and begins with `style`. */
  truncate(line: number, offset: number, style: TextStyle): void {
    while ((this.#lines.at(-1) ?? 0) > line) {
      this.#lines.pop();
      this.#offsets.pop();
      this.#styles.pop();
    }
    this.#scanner = new SgrScanner(style);
    this.#last = { line, offset, style };
  }

  /** Notes the style reached as that of `line`, all bytes before it having been read, if it is time. */
  reach(line: number, offset: number): void {
    const line0 = this.#lines.at(-1) ?? 0;
    const offset0 = this.#offsets.at(-1) ?? 0;
    if (line - line0 < LINES && offset - offset0 < BYTES) return;
    this.#lines.push(line);
    this.#offsets.push(offset);
    this.#styles.push(this.#scanner.style);
  }

  /** The style with which `line`, starting at `offset`, begins. */
  styleAt(line: number, offset: number): TextStyle {
    return this.stylesAt(line, [offset])[0] ?? plainStyle;
  }

  /** The styles with which `line` and those after it begin, which start at `offsets`. */
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

/** Index of the last of the ascending `values` that is not above `limit`. */
function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
