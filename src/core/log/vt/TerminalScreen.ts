import { BufferLine } from './BufferLine.js';
import type { ScreenCommand } from './EscapeParser.js';
import { LineInterpreter } from './LineInterpreter.js';
import { LineSerializer } from './LineSerializer.js';
import type { TextStyle } from './style.js';

/** Rows above the last line that the cursor can reach: those of a tall screen. */
export const SCREEN_ROWS = 100;

const LF = 0x0a;
/**
 * After as many line feeds at the bottom without a movement up, the cursor is taken to stay at the
 * end of the log. It is more than a screen, so that no line is brought back to the screen twice in
 * a row.
 */
const LINES_AT_BOTTOM = 128;
/**
 * Characters that serializing the screen may take. It is closed when there are more, which bounds
 * the time that each write into the log takes.
 */
const MAX_LENGTH = 128 * 1024;
/** Bytes that are printed before the length is looked at again; and after it was exceeded. */
const PART = 4096;
const LAST_PART = 16;

/**
 * The screen of a terminal as far as a log needs one: while the cursor moves among the last lines,
 * as the bars of nested progress displays make it do (`tqdm` goes up to the bar that has changed,
 * and down again past the others), those lines are rows of cells here.
 */
export class TerminalScreen {
  readonly #rows: BufferLine[];
  readonly #lineAbove: () => BufferLine | undefined;
  readonly #interpreter: LineInterpreter;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** Index of the row that the cursor is in. */
  #cursorRow = 0;
  /** The most rows there have been: erasing the last ones does not let the cursor go further up. */
  #height = 1;
  /** Line feeds at the bottom since the cursor last went up. */
  #linesAtBottom = 0;
  /** Whether the bytes decoded last may end inside of a character. */
  #mayEndInCharacter = false;
  #isFull = false;
  #closed = false;

  /**
   * @param last the last line of the log, with the cursor in it
   * @param style the style that is set
   * @param lineAbove takes the line above the topmost row from the log; it returns `undefined` when
   *   the cursor can go no higher
   */
  constructor(last: BufferLine, style: TextStyle, lineAbove: () => BufferLine | undefined) {
    this.#rows = [last];
    this.#lineAbove = lineAbove;
    this.#interpreter = new LineInterpreter(style, (command) => {
      this.execute(command);
    });
    this.#interpreter.moveTo(last, last.column);
  }

  /**
   * Whether the cursor is at the end of the last row, so that the log can go on without a screen.
   */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Rows at the top that the cursor can no longer reach. */
  get unreachable(): number {
    return Math.max(0, this.#height - 1 - SCREEN_ROWS);
  }

  /** Moves the cursor to another row, or erases the rows below it. */
  execute(command: ScreenCommand): void {
    if (command === 'erase below') {
      this.#rows.length = this.#cursorRow + 1;
      return;
    }
    if (command.lines < 0) this.#linesAtBottom = 0;
    let row = Math.max(this.#cursorRow + command.lines, this.#height - 1 - SCREEN_ROWS);
    while (row < 0) {
      const above = this.#lineAbove();
      row = above ? row + 1 : 0;
      if (!above) break;
      this.#rows.unshift(above);
      this.#height += 1;
    }
    const column = command.toStart ? 0 : this.#interpreter.line.column;
    row = Math.min(row, this.#height - 1);
    // Rows that were erased still exist, as empty ones.
    while (this.#rows.length <= row) this.#rows.push(new BufferLine());
    this.#goTo(row, column);
  }

  /**
   * Prints the next bytes of the log.
   *
   * @returns how many: all, unless the screen was closed before their end
   */
  print(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.byteLength) {
      this.#isFull ||= this.#length > MAX_LENGTH && this.#measuredLength() > MAX_LENGTH;
      if (this.#isFull && this.#closeBefore(bytes[at] ?? 0)) return at;
      const part = bytes.subarray(at, at + (this.#isFull ? LAST_PART : PART));
      at += this.#printPart(part);
      if (this.#closed) return at;
    }
    return at;
  }

  /**
   * The rows as lines of a log, with the style at the cursor set at their end.
   *
   * @param style the style that is set before the first of them
   */
  serialize(style: TextStyle): string {
    const serializer = new LineSerializer(style);
    const lines = serializeRows(serializer, this.#rows);
    return lines.join('\n') + serializer.setStyle(this.#interpreter.style);
  }

  /**
   * Removes the topmost rows.
   *
   * @param style the style that is set before the first of them
   * @returns the rows as lines of a log, a newline behind each
   */
  shift(count: number, style: TextStyle): string {
    const lines = serializeRows(new LineSerializer(style), this.#rows.splice(0, count));
    this.#cursorRow -= count;
    this.#height -= count;
    return lines.map((line) => `${line}\n`).join('');
  }

  /** About the characters that serializing all rows takes at most. */
  get #length(): number {
    return this.#rows.reduce((sum, { textSize }) => sum + textSize, 0);
  }

  #measuredLength(): number {
    for (const row of this.#rows) row.measure();
    return this.#length;
  }

  /** Prints bytes up to the newline at which the screen is closed, or to their end. */
  #printPart(bytes: Uint8Array): number {
    for (let from = 0; ;) {
      const end = bytes.indexOf(LF, from);
      const part = bytes.subarray(from, end < 0 ? bytes.byteLength : end);
      // An empty part is decoded only to end a character that was cut off before the newline.
      if (part.byteLength > 0 || this.#mayEndInCharacter) {
        this.#interpreter.print(this.#decoder.decode(part, { stream: end < 0 }));
      }
      this.#mayEndInCharacter = end < 0;
      if (end < 0) return bytes.byteLength;
      this.#feedLine();
      from = end + 1;
      if (this.#closed) return from;
    }
  }

  #feedLine(): void {
    this.#interpreter.endLine();
    if (this.#cursorRow === this.#rows.length - 1) {
      this.#rows.push(new BufferLine());
      this.#height = Math.max(this.#height, this.#rows.length);
      this.#linesAtBottom += 1;
      this.#closed = this.#linesAtBottom >= LINES_AT_BOTTOM;
    }
    this.#goTo(this.#cursorRow + 1, 0);
  }

  /**
   * Closes a full screen before the byte `next`, if a character begins there. The log goes on at
   * the end of the last row; where the cursor is elsewhere, it goes on in a new row.
   */
  #closeBefore(next: number): boolean {
    const startsCharacter = (next >= 0x20 && next < 0x7f) || next >= 0xc0;
    if (!startsCharacter || !this.#interpreter.isIdle) return false;
    this.#interpreter.print(this.#decoder.decode());
    const { line } = this.#interpreter;
    const isAtEnd = this.#cursorRow === this.#rows.length - 1 && line.column === line.columns;
    if (!isAtEnd) this.#rows.push(new BufferLine());
    this.#closed = true;
    return true;
  }

  #goTo(row: number, column: number): void {
    this.#cursorRow = row;
    this.#interpreter.moveTo(this.#rows[row] ?? new BufferLine(), column);
  }
}

function serializeRows(serializer: LineSerializer, rows: readonly BufferLine[]): string[] {
  return rows.map((row) => serializer.serialize(row) ?? row.text());
}
