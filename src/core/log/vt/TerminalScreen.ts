import type { LogSeam } from '../LogSeam.js';
import type { BufferLine } from './BufferLine.js';
import type { EscapeParam } from './EscapeParser.js';
import { LineInterpreter } from './LineInterpreter.js';
import { LineSerializer } from './LineSerializer.js';
import { ScreenCommands, type ScreenState } from './ScreenCommands.js';
import { SCREEN_ROWS, ScreenRows } from './ScreenRows.js';
import type { TextStyle } from './style.js';

const LF = 0x0a;
/**
 * After as many line feeds at the bottom without another sequence that concerns the screen, the
 * cursor is taken to stay at the end of the log. It is more than a screen, so that no line is
 * brought back to the screen twice in a row.
 */
const LINES_AT_BOTTOM = 128;
/**
 * Characters that serializing the screen may take. It is closed when there are more, which bounds
 * the time that each write into the log takes.
 */
const MAX_LENGTH = 128 * 1024;
/** Characters that each row counts for beside its text, for what it costs to keep it. */
const ROW_LENGTH = 8;
/**
 * Bytes that are printed before the length is looked at again. They are counted from the screen's
 * first one, so that it does not matter in which chunks they come.
 */
const PART = 4096;

/** Rows as lines of a log, and the seams among them, each with the index of its row. */
export interface SerializedRows {
  readonly text: string;
  readonly seams: readonly (readonly [number, LogSeam])[];
}

/**
 * The screen of a terminal as far as a log needs one: while the cursor moves among the last lines,
 * as the bars of nested progress displays make it do (`tqdm` goes up to the bar that has changed,
 * and down again past the others), those lines are rows of cells here.
 */
export class TerminalScreen {
  readonly #rows: ScreenRows;
  readonly #interpreter: LineInterpreter;
  readonly #commands: ScreenCommands;
  readonly #state: ScreenState;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** Line feeds at the bottom since the last sequence that concerned the screen. */
  #linesAtBottom = 0;
  /** Whether the bytes decoded last may end inside of a character. */
  #mayEndInCharacter = false;
  #printed = 0;
  /**
   * About the characters of the rows that came back from the log. The screen is not closed before as
   * much was printed: to bring them back again and again must not cost more than what is printed.
   */
  #broughtBack = 0;
  /** When the length is looked at next. */
  #nextLook = PART;
  #isFull = false;
  #closed = false;

  /**
   * @param last the last line of the log, with the cursor in it
   * @param above how many lines there are above it
   * @param style the style that is set
   * @param state what a terminal remembers, from the screens before
   * @param lineAbove takes the line above the topmost row from the log; it returns `undefined` when
   *   the cursor can go no higher
   */
  constructor(
    last: BufferLine,
    above: number,
    style: TextStyle,
    state: ScreenState,
    lineAbove: () => BufferLine | undefined,
  ) {
    this.#state = state;
    this.#rows = new ScreenRows(last, above, state.height ?? SCREEN_ROWS, () => {
      const row = lineAbove();
      this.#broughtBack += row?.textSize ?? 0;
      return row;
    });
    if (state.margins) this.#rows.margins = state.margins;
    const execute = (sequence: string, params: readonly EscapeParam[]): void => {
      this.#linesAtBottom = 0;
      this.#commands.execute(sequence, params);
    };
    this.#interpreter = new LineInterpreter(style, execute, state.tabs);
    this.#interpreter.moveTo(last, last.column);
    this.#commands = new ScreenCommands(this.#rows, this.#interpreter, state);
  }

  /**
   * Whether the cursor is at the end of the last row, so that the log can go on without a screen.
   */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Rows at the top that the cursor can no longer reach. */
  get unreachable(): number {
    return Math.max(0, Math.min(this.#rows.top, this.#commands.alternate?.seam ?? Infinity));
  }

  /**
   * Prints the next bytes of the log.
   *
   * @returns how many: all, unless the screen was closed before their end
   */
  print(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.byteLength) {
      if (this.#printed === this.#nextLook) this.#lookAtLength();
      if (this.#isFull && this.#closeBefore(bytes[at] ?? 0)) return at;
      const size = this.#isFull ? 1 : PART - (this.#printed % PART);
      const printed = this.#printPart(bytes.subarray(at, at + size));
      this.#printed += printed;
      at += printed;
      if (this.#closed) return at;
    }
    return at;
  }

  /**
   * The rows as lines of a log, with the style at the cursor set at their end.
   *
   * @param style the style that is set before the first of them
   */
  serialize(style: TextStyle): SerializedRows {
    const serializer = new LineSerializer(style);
    const { text, seams } = serializeRows(serializer, this.#shown);
    return { text: text + serializer.setStyle(this.#interpreter.style), seams };
  }

  /** All rows; above a program that is open, those that come back when it closes. */
  get #shown(): readonly (BufferLine | undefined)[] {
    const { all } = this.#rows;
    const { alternate } = this.#commands;
    if (!alternate) return all;
    const last = alternate.tail.findLastIndex((row) => (row?.columns ?? 0) > 0 || row?.seam);
    const covered = alternate.tail.slice(0, last + 1);
    return [...all.slice(0, alternate.seam), ...covered, ...all.slice(alternate.seam)];
  }

  /**
   * Removes the topmost rows.
   *
   * @param style the style that is set before the first of them
   * @returns the rows as lines of a log, a newline behind each
   */
  shift(count: number, style: TextStyle): SerializedRows {
    const rows = this.#rows.take(count, this.#commands.alternate);
    const { text, seams } = serializeRows(new LineSerializer(style), rows);
    return { text: `${text}\n`, seams };
  }

  #lookAtLength(): void {
    const length = this.#length > MAX_LENGTH ? this.#measuredLength() : 0;
    this.#isFull = length > MAX_LENGTH && this.#printed >= this.#broughtBack;
    const next = Math.max(this.#printed + PART, length > MAX_LENGTH ? this.#broughtBack : 0);
    this.#nextLook = PART * Math.ceil(next / PART);
  }

  /** About the characters that serializing the rows takes at most that the cursor can reach. */
  get #length(): number {
    return this.#reachable.reduce((sum, row) => sum + (row ? ROW_LENGTH + row.textSize : 1), 0);
  }

  #measuredLength(): number {
    for (const row of this.#reachable) row?.measure();
    return this.#length;
  }

  get #reachable(): readonly (BufferLine | undefined)[] {
    return this.#rows.all.slice(this.unreachable);
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
    const isLast = this.#rows.isAtEnd;
    this.#commands.feedLine();
    if (!isLast) return;
    this.#linesAtBottom += 1;
    const isOrdinary =
      !this.#commands.alternate && this.#rows.areMarginsFull && this.#state.tabs.areUsual;
    this.#closed = isOrdinary && this.#linesAtBottom >= LINES_AT_BOTTOM;
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
    if (!this.#rows.isAtEnd || line.column !== line.columns) this.#rows.append();
    this.#closed = true;
    return true;
  }
}

function serializeRows(
  serializer: LineSerializer,
  rows: readonly (BufferLine | undefined)[],
): SerializedRows {
  const seams: [number, LogSeam][] = [];
  let text = '';
  for (let index = 0; index < rows.length; index++) {
    if (index > 0) text += '\n';
    const row = rows[index];
    if (row?.seam) seams.push([index, row.seam]);
    if (row) text += serializer.serialize(row) ?? row.text();
  }
  return { text, seams };
}
