import { encodeText } from '../../base/bytes.js';
import type { BufferLine } from '../vt/BufferLine.js';
import { LineInterpreter } from '../vt/LineInterpreter.js';
import type { TextStyle } from '../vt/style.js';
import { LiveRows, SCREEN_LINES } from './LiveRows.js';
import type { LogLines } from './LogLines.js';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The cursor enters so many bytes of lines, and no more: on a screen they would not fit. */
const MAX_BYTES = 64 * 1024;
/** Unreachable rows are written in so large groups. */
const GROUP = 128;
/** Bytes taken between two looks at how many they are. */
const STEP = 16 * 1024;

/**
 * The last lines of a log while the cursor is above the last of them. They are written back into
 * the log when somebody wants to read it, and when they are over.
 */
export class LiveLines {
  readonly #lines: LogLines;
  readonly #rows: LiveRows;
  readonly #onChange: (line: number) => void;
  /** The line that is the first row, and the style with which it begins. */
  #first: number;
  #style: TextStyle;
  /** Those of the lines above that may become rows: found together, in the order of the bytes. */
  #styles: TextStyle[] | undefined;
  /** Of the lines above that have become rows. */
  #bytes = 0;
  #isWritten = false;

  /**
   * @param lines ends in a movement of the cursor, {@link LogLines.climb}
   * @param onChange told the first line that is no longer as it was
   */
  static enter(lines: LogLines, onChange: (line: number) => void): LiveLines | undefined {
    const style = lines.styleOf(lines.ended);
    const last = readCells(lines, lines.ended, style);
    return last && new LiveLines(lines, last, style, onChange);
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
    this.#rows = new LiveRows(last, lines.style, () => this.#lineAbove());
    onChange(this.#first);
    if (lines.climb) this.#rows.move(lines.climb);
  }

  /** Whether the log can go on without them. */
  get isOver(): boolean {
    return this.#rows.isOver;
  }

  /** Takes the next bytes; returns how many: all, unless they are over. */
  take(bytes: Uint8Array): number {
    this.#isWritten = false;
    this.#onChange(this.#first);
    let at = 0;
    while (at < bytes.byteLength && !this.isOver) {
      at += this.#rows.take(bytes.subarray(at, at + STEP));
      if (this.#rows.unreachable >= GROUP) this.#writeUnreachable();
    }
    return at;
  }

  /** Writes them into the log, unless it has them. */
  write(): void {
    if (this.#isWritten) return;
    this.#lines.truncate(this.#first, this.#style);
    this.#append(this.#rows.text(this.#style));
    this.#isWritten = true;
  }

  #writeUnreachable(): void {
    const count = this.#rows.unreachable;
    this.#lines.truncate(this.#first, this.#style);
    this.#append(this.#rows.shift(count, this.#style));
    this.#first += count;
    this.#style = this.#lines.style;
  }

  #append(text: string): void {
    for (const bytes of encodeText(text)) this.#lines.take(bytes, false);
  }

  #lineAbove(): BufferLine | undefined {
    const line = this.#first - 1;
    if (line < 0) return undefined;
    const bytes = this.#lines.startOf(line + 1) - this.#lines.startOf(line);
    if (this.#bytes + bytes > MAX_BYTES) return undefined;
    this.#styles ??= this.#lines.stylesOf(Math.max(0, this.#first - SCREEN_LINES), this.#first);
    const style = this.#styles.pop();
    const cells = style && readCells(this.#lines, line, style);
    if (!cells) return undefined;
    this.#first = line;
    this.#style = style;
    this.#bytes += bytes;
    this.#onChange(line);
    return cells;
  }
}

function readCells(lines: LogLines, line: number, style: TextStyle): BufferLine | undefined {
  const start = lines.startOf(line);
  const end = lines.endOf(line);
  if (end - start > MAX_BYTES) return undefined;
  const interpreter = new LineInterpreter(style);
  if (end > start) interpreter.feed(utf8.decode(lines.bytes.slice(start, end)));
  return interpreter.cells;
}
