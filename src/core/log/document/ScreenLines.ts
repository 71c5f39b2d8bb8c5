import { encodeText } from '../../base/bytes.js';
import type { BufferLine } from '../vt/BufferLine.js';
import { LineInterpreter } from '../vt/LineInterpreter.js';
import type { TextStyle } from '../vt/style.js';
import type { ScreenState } from '../vt/ScreenCommands.js';
import { SCREEN_ROWS } from '../vt/ScreenRows.js';
import { type SerializedRows, TerminalScreen } from '../vt/TerminalScreen.js';
import type { LogLines } from './LogLines.js';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Columns of the lines that the cursor may go back to: more do not fit on a screen. */
const MAX_COLUMNS = 32 * 1024;
/** Bytes of these lines, which bounds the time to read them. */
const MAX_BYTES = 512 * 1024;
/** Unreachable rows are written into the log when there are as many. */
const UNREACHABLE_ROWS = 128;
/**
 * Bytes that are printed before the unreachable rows are counted again, from the screen's first.
 */
const PART = 4096;

/**
 * The last lines of a log while they are on a {@link TerminalScreen}, because a sequence concerns
 * more than the last of them. They are written back into the log when somebody reads it, and when the
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
   * The styles before lines above the first row. They are worked out for a whole screen when the
   * cursor first goes there, because that reads the bytes in order.
   */
  #stylesAbove: TextStyle[] = [];
  /** Bytes and columns of the lines above that have become rows. */
  #bytesAbove = 0;
  #columnsAbove = 0;
  #printed = 0;
  #isWritten = false;

  /**
   * Puts the last line of a log on a screen.
   *
   * @param lines end in a sequence that takes a screen, {@link LogLines.screenBytes}
   * @param state what a terminal remembers, from the screens before
   * @param onChange told the first line that may no longer be as it was
   */
  static open(lines: LogLines, state: ScreenState, onChange: (line: number) => void): ScreenLines {
    const { ended } = lines;
    const end = lines.byteLength - lines.screenBytes;
    const style = lines.styleOf(ended);
    const last = toBufferLine(lines, ended, style, end);
    const opened = new ScreenLines(lines, last, style, state, onChange);
    onChange(ended);
    opened.#screen.print(lines.bytes.slice(end, lines.byteLength));
    return opened;
  }

  private constructor(
    lines: LogLines,
    last: BufferLine,
    style: TextStyle,
    state: ScreenState,
    onChange: (line: number) => void,
  ) {
    this.#lines = lines;
    this.#onChange = onChange;
    this.#first = lines.ended;
    this.#style = style;
    this.#screen = new TerminalScreen(last, this.#first, lines.style, state, () =>
      this.#lineAbove(),
    );
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
      const size = PART - (this.#printed % PART);
      const printed = this.#screen.print(bytes.subarray(at, at + size));
      at += printed;
      this.#printed += printed;
      const isDue = this.#printed % PART === 0;
      if (isDue && this.#screen.unreachable >= UNREACHABLE_ROWS) this.#writeUnreachable();
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

  #append({ text, seams }: SerializedRows): void {
    for (const [row, seam] of seams) this.#lines.setSeam(this.#lines.ended + row, seam);
    for (const bytes of encodeText(text)) this.#lines.append(bytes, false);
  }

  #lineAbove(): BufferLine | undefined {
    const line = this.#first - 1;
    if (line < 0) return undefined;
    const bytes = this.#lines.startOf(line + 1) - this.#lines.startOf(line);
    if (this.#bytesAbove + bytes > MAX_BYTES) return undefined;
    if (this.#stylesAbove.length === 0) {
      this.#stylesAbove = this.#lines.stylesOf(Math.max(0, this.#first - SCREEN_ROWS), this.#first);
    }
    const style = this.#stylesAbove.pop();
    if (!style) return undefined;
    const above = toBufferLine(this.#lines, line, style, this.#lines.endOf(line));
    if (this.#columnsAbove + above.columns > MAX_COLUMNS) return undefined;
    this.#columnsAbove += above.columns;
    above.seam = this.#lines.seamAt(line);
    this.#first = line;
    this.#style = style;
    this.#bytesAbove += bytes;
    this.#onChange(line);
    return above;
  }
}

function toBufferLine(lines: LogLines, line: number, style: TextStyle, end: number): BufferLine {
  const start = lines.startOf(line);
  const interpreter = new LineInterpreter(style);
  if (end > start) interpreter.print(utf8.decode(lines.bytes.slice(start, end)));
  return interpreter.line;
}
