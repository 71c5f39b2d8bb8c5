import { encodeText } from '../../base/bytes.js';
import type { BufferLine } from '../vt/BufferLine.js';
import { LineInterpreter } from '../vt/LineInterpreter.js';
import type { TextStyle } from '../vt/style.js';
import { SCREEN_ROWS, TerminalScreen } from '../vt/TerminalScreen.js';
import type { LogLines } from './LogLines.js';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes of lines that the cursor may go back to: longer lines do not fit on a screen. */
const MAX_BYTES = 64 * 1024;
/** Unreachable rows are written into the log when there are as many. */
const UNREACHABLE_ROWS = 128;
/** Bytes that are printed before the unreachable rows are counted again. */
const PART = 16 * 1024;

/**
 * The last lines of a log while they are on a {@link TerminalScreen}, because the cursor has gone
 * above the last of them. They are written back into the log when somebody reads it, and when the
 * screen is closed.
 */
export class ScreenLines {
  readonly #lines: LogLines;
  readonly #screen: TerminalScreen;
  readonly #onChange: (line: number) => void;
  /** The line that is the first row, and the style that is set before it. */
  #first: number;
  #style: TextStyle;
  /**
   * The styles before the lines that the cursor can reach above the first row. They are worked out
   * together when it first goes there, because that reads the bytes in order.
   */
  #stylesAbove: TextStyle[] | undefined;
  /** Bytes of the lines above that have become rows. */
  #bytesAbove = 0;
  #isWritten = false;

  /**
   * Puts the last line of a log on a screen.
   *
   * @param lines end in a movement of the cursor, {@link LogLines.cursorUp}
   * @param onChange told the first line that may no longer be as it was
   * @returns `undefined` when the line does not fit on a screen
   */
  static open(lines: LogLines, onChange: (line: number) => void): ScreenLines | undefined {
    const style = lines.styleOf(lines.ended);
    const last = toBufferLine(lines, lines.ended, style);
    return last && new ScreenLines(lines, last, style, onChange);
  }

  private constructor(
    lines: LogLines,
    last: BufferLine,
    style: TextStyle,
    onChange: (line: number) => void,
  ) {
    this.#lines = lines;
    this.#onChange = onChange;
    this.#first = lines.ended;
    this.#style = style;
    this.#screen = new TerminalScreen(last, lines.style, () => this.#lineAbove());
    onChange(this.#first);
    if (lines.cursorUp) this.#screen.execute(lines.cursorUp);
  }

  /** Whether the log can go on without a screen. */
  get isClosed(): boolean {
    return this.#screen.isClosed;
  }

  /**
   * Prints the next bytes of the log.
   *
   * @returns how many: all, unless the screen was closed before their end
   */
  print(bytes: Uint8Array): number {
    this.#isWritten = false;
    this.#onChange(this.#first);
    let at = 0;
    while (at < bytes.byteLength && !this.isClosed) {
      at += this.#screen.print(bytes.subarray(at, at + PART));
      if (this.#screen.unreachable >= UNREACHABLE_ROWS) this.#writeUnreachable();
    }
    return at;
  }

  /** Writes the rows into the log, unless it has them as they are. */
  write(): void {
    if (this.#isWritten) return;
    this.#lines.truncate(this.#first, this.#style);
    this.#append(this.#screen.serialize(this.#style));
    this.#isWritten = true;
  }

  #writeUnreachable(): void {
    const count = this.#screen.unreachable;
    this.#lines.truncate(this.#first, this.#style);
    this.#append(this.#screen.shift(count, this.#style));
    this.#first += count;
    this.#style = this.#lines.style;
  }

  #append(text: string): void {
    for (const bytes of encodeText(text)) this.#lines.append(bytes, false);
  }

  #lineAbove(): BufferLine | undefined {
    const line = this.#first - 1;
    if (line < 0) return undefined;
    const bytes = this.#lines.startOf(line + 1) - this.#lines.startOf(line);
    if (this.#bytesAbove + bytes > MAX_BYTES) return undefined;
    const reachable = Math.max(0, this.#first - SCREEN_ROWS);
    this.#stylesAbove ??= this.#lines.stylesOf(reachable, this.#first);
    const style = this.#stylesAbove.pop();
    const above = style && toBufferLine(this.#lines, line, style);
    if (!above) return undefined;
    this.#first = line;
    this.#style = style;
    this.#bytesAbove += bytes;
    this.#onChange(line);
    return above;
  }
}

function toBufferLine(lines: LogLines, line: number, style: TextStyle): BufferLine | undefined {
  const start = lines.startOf(line);
  const end = lines.endOf(line);
  if (end - start > MAX_BYTES) return undefined;
  const interpreter = new LineInterpreter(style);
  if (end > start) interpreter.print(utf8.decode(lines.bytes.slice(start, end)));
  return interpreter.line;
}
