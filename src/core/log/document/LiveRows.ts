import { CellWriter } from '../vt/CellWriter.js';
import type { LineMove } from '../vt/EscapeParser.js';
import { BufferLine } from '../vt/BufferLine.js';
import { LineInterpreter } from '../vt/LineInterpreter.js';
import type { TextStyle } from '../vt/style.js';

/** How far up the cursor can go from the last line: the rows of a tall screen. */
export const SCREEN_LINES = 100;

const LF = 0x0a;
/**
 * So many lines must end without the cursor going up before it is taken to be over: more than a
 * screen, so that no line is read as cells again and again.
 */
const CALM_LINES = 128;
/** Rows may hold so much, and are over then: a bound on the time that writing them back takes. */
const MAX_WEIGHT = 128 * 1024;
/** Bytes read between two looks at that; and once there is too much. */
const STEP = 4096;
const SMALL_STEP = 16;

/**
 * The last lines of a log while the cursor is among them, as nested progress bars move it: up to
 * the bar that has changed, and down again past the others.
 */
export class LiveRows {
  readonly #rows: BufferLine[];
  readonly #lineAbove: () => BufferLine | undefined;
  readonly #interpreter: LineInterpreter;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #at = 0;
  /** The most rows that there have been: erasing the last does not take the cursor further up. */
  #depth = 1;
  #calm = 0;
  /** Whether a part of a line was decoded whose last character may be half. */
  #isCut = false;
  #isFull = false;
  #over = false;

  /**
   * @param last the last line's cells, with its cursor
   * @param style what is switched on
   * @param lineAbove gives the line before those that are known; nothing when the cursor can go no
   *   higher
   */
  constructor(last: BufferLine, style: TextStyle, lineAbove: () => BufferLine | undefined) {
    this.#rows = [last];
    this.#lineAbove = lineAbove;
    this.#interpreter = new LineInterpreter(style, (move) => {
      this.move(move);
    });
    this.#interpreter.use(last, last.column);
  }

  /** Whether the cursor is on the last line, and the log can go on as it does without them. */
  get isOver(): boolean {
    return this.#over;
  }

  get count(): number {
    return this.#rows.length;
  }

  /** Rows at the top that the cursor can no longer reach. */
  get unreachable(): number {
    return Math.max(0, this.#depth - 1 - SCREEN_LINES);
  }

  /** About how much there is to write. */
  get weight(): number {
    return this.#rows.reduce((sum, { weight }) => sum + weight, 0);
  }

  move(move: LineMove): void {
    if (move === 'erase below') {
      this.#rows.length = this.#at + 1;
      return;
    }
    if (move.lines < 0) this.#calm = 0;
    let at = Math.max(this.#at + move.lines, this.#depth - 1 - SCREEN_LINES);
    while (at < 0) {
      const above = this.#lineAbove();
      at = above ? at + 1 : 0;
      if (!above) break;
      this.#rows.unshift(above);
      this.#depth += 1;
    }
    const column = move.toStart ? 0 : this.#interpreter.cells.column;
    at = Math.min(at, this.#depth - 1);
    // Rows that were erased are there to be gone to.
    while (this.#rows.length <= at) this.#rows.push(new BufferLine());
    this.#goTo(at, column);
  }

  /** Takes the next bytes; returns how many: all, unless they are over. */
  take(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.byteLength) {
      this.#isFull ||= this.weight > MAX_WEIGHT && this.#weigh() > MAX_WEIGHT;
      if (this.#isFull && this.#leave(bytes[at] ?? 0)) return at;
      const part = bytes.subarray(at, at + (this.#isFull ? SMALL_STEP : STEP));
      at += this.#takePart(part);
      if (this.#over) return at;
    }
    return at;
  }

  /**
   * The lines as text.
   *
   * @param style what is switched on before the first of them
   */
  text(style: TextStyle): string {
    const writer = new CellWriter(style);
    return write(writer, this.#rows).join('\n') + writer.switchTo(this.#interpreter.style);
  }

  /** Parts with the topmost rows, which are given as text that ends them. */
  shift(count: number, style: TextStyle): string {
    const lines = write(new CellWriter(style), this.#rows.splice(0, count));
    this.#at -= count;
    this.#depth -= count;
    return lines.map((line) => `${line}\n`).join('');
  }

  #weigh(): number {
    for (const cells of this.#rows) cells.weigh();
    return this.weight;
  }

  /** Takes bytes up to where they are over, or to the end. */
  #takePart(bytes: Uint8Array): number {
    for (let from = 0; ;) {
      const end = bytes.indexOf(LF, from);
      const part = bytes.subarray(from, end < 0 ? bytes.byteLength : end);
      // Mostly nothing waits for more when a line ends in nothing.
      if (part.byteLength > 0 || this.#isCut) {
        this.#interpreter.feed(this.#decoder.decode(part, { stream: end < 0 }));
      }
      this.#isCut = end < 0;
      if (end < 0) return bytes.byteLength;
      this.#endLine();
      from = end + 1;
      if (this.#over) return from;
    }
  }

  #endLine(): void {
    this.#interpreter.endLine();
    if (this.#at === this.#rows.length - 1) {
      this.#rows.push(new BufferLine());
      this.#depth = Math.max(this.#depth, this.#rows.length);
      this.#calm += 1;
      this.#over = this.#calm >= CALM_LINES;
    }
    this.#goTo(this.#at + 1, 0);
  }

  /**
   * Too much has come: before the next byte, if it begins a character, the log goes on behind the
   * last line; or on a line of its own, where that would need a cursor somewhere else.
   */
  #leave(next: number): boolean {
    const isFirst = (next >= 0x20 && next < 0x7f) || next >= 0xc0;
    if (!isFirst || !this.#interpreter.isIdle) return false;
    this.#interpreter.feed(this.#decoder.decode());
    const { cells } = this.#interpreter;
    const isAtEnd = this.#at === this.#rows.length - 1 && cells.column === cells.columns;
    if (!isAtEnd) this.#rows.push(new BufferLine());
    this.#over = true;
    return true;
  }

  #goTo(at: number, column: number): void {
    this.#at = at;
    this.#interpreter.use(this.#rows[at] ?? new BufferLine(), column);
  }
}

const write = (writer: CellWriter, rows: readonly BufferLine[]): string[] =>
  rows.map((cells) => writer.write(cells) ?? cells.text());
