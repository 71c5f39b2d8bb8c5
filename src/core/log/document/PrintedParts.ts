import { incompleteLength } from '../../base/bytes.js';
import { BufferLine } from '../vt/BufferLine.js';
import { PAGE } from '../vt/CellPage.js';
import { LineInterpreter } from '../vt/LineInterpreter.js';
import type { TextStyle } from '../vt/style.js';
import type { ByteChunks } from './ByteChunks.js';
import { lastAtMost } from './Uint32List.js';

/** Bytes that are printed at a time, and that a part has at least. */
const PART = 2048;
/** Columns from which on a line lets go of its cells. */
const LONG = 4 * PART;
/**
 * Columns before a part that is printed again: more than `LAST_COLUMN`, so that cursor movements that
 * had no effect so far to the right have none in the copy either.
 */
const BEFORE = 16 * PAGE;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Where a part of a line begins. */
interface PartStart {
  readonly offset: number;
  readonly column: number;
  readonly style: TextStyle;
  /** {@link BufferLine.preceding}. */
  readonly preceding: number;
}

/**
 * Prints a long line in parts, and remembers how each began that was only added to the line's end. The
 * cells of such a part are let go, and printed again from its bytes when somebody asks for them.
 */
export class PrintedParts {
  readonly #bytes: ByteChunks;
  readonly #interpreter: LineInterpreter;
  // Of each part: see PartStart. A part ends where the next one begins.
  readonly #offsets: number[] = [];
  readonly #columns: number[] = [];
  readonly #styles: TextStyle[] = [];
  readonly #preceding: number[] = [];
  /** Whether the last part goes on; it has been printed up to {@link #end}. */
  #isOpen = false;
  #end = 0;
  /** Index of the first of the parts that follow one another up to the last. */
  #first = 0;
  /** Column up to which the cells of these parts were let go. */
  #released = 0;

  constructor(bytes: ByteChunks, interpreter: LineInterpreter) {
    this.#bytes = bytes;
    this.#interpreter = interpreter;
  }

  /** Prints the next bytes of the line, from `start` up to `end`; neither is inside of a character. */
  print(start: number, end: number): void {
    const interpreter = this.#interpreter;
    const { line } = interpreter;
    for (let from = start; from < end;) {
      const bytes = this.#bytes.slice(from, Math.min(end, from + PART));
      const isLast = from + bytes.byteLength === end;
      const length = isLast ? bytes.byteLength : bytes.byteLength - incompleteLength(bytes);
      const isClean = interpreter.isIdle && line.isAtEnd;
      const { column, preceding, edits } = line;
      const at = { offset: from, column, style: interpreter.style, preceding };
      if (isClean && !this.#isOpen) this.#open(at);
      interpreter.print(utf8.decode(bytes.subarray(0, length)));
      from += length;
      const goesOn = interpreter.isIdle && line.edits === edits;
      if (isClean && goesOn) {
        if (at.offset - (this.#offsets.at(-1) ?? 0) >= PART) this.#add(at);
        this.#end = from;
        if (line.column > LONG) this.#release();
      } else {
        // What follows does not go on from the parts before, which end here.
        if (this.#offsets.at(-1) !== at.offset) this.#mark(at);
        this.#isOpen = false;
      }
    }
  }

  /** Keeps all cells from now on, because the bytes will be others. */
  keepAll(): void {
    this.#interpreter.line.keepFrom(0);
    this.#truncate(0);
    this.#isOpen = false;
  }

  /**
   * The column of a byte, in a line whose text is its bytes; `undefined` where no part begins before it.
   */
  columnAt(offset: number): number | undefined {
    if ((this.#offsets[0] ?? Infinity) > offset) return undefined;
    const part = lastAtMost(this.#offsets, offset);
    const copy = new BufferLine(this.#interpreter.line);
    const base = this.#baseOf(part);
    const interpreter = this.#begin(part, copy, base);
    interpreter.print(utf8.decode(this.#bytes.slice(this.#offsets[part] ?? 0, offset)));
    return base + copy.column;
  }

  /** Begins with parts that follow one another. */
  #open(at: PartStart): void {
    // Of those before, only parts are needed whose cells were let go.
    if (this.#released <= (this.#columns[this.#first] ?? 0)) this.#truncate(this.#first);
    let count = this.#columns.length;
    while (count > 0 && (this.#columns[count - 1] ?? 0) >= at.column) count -= 1;
    if (count < this.#columns.length) {
      // The line was shortened, or written over: the part across this column is a part no more.
      this.#interpreter.line.keepFrom((this.#columns[count - 1] ?? 0) - 2 * PAGE);
      this.#truncate(count);
    }
    this.#first = this.#columns.length;
    this.#released = at.column;
    this.#isOpen = true;
    this.#add(at);
  }

  /** Ends the last part where it goes on no further. */
  #mark(at: PartStart): void {
    if (this.#isOpen) this.#add(at);
  }

  #add({ offset, column, style, preceding }: PartStart): void {
    this.#offsets.push(offset);
    this.#columns.push(column);
    this.#styles.push(style);
    this.#preceding.push(preceding);
  }

  #truncate(length: number): void {
    this.#offsets.length = this.#columns.length = length;
    this.#styles.length = this.#preceding.length = length;
  }

  #release(): void {
    const { line } = this.#interpreter;
    this.#released = line.release(this.#released, line.column - 2, (column, copy) =>
      this.#printAgain(column, copy),
    );
  }

  /** Prints the page that begins at a column into a copy of the line. */
  #printAgain(column: number, copy: BufferLine): number {
    const first = lastAtMost(this.#columns, column);
    const base = this.#baseOf(first);
    const interpreter = this.#begin(first, copy, base);
    for (let part = first; base + copy.column <= column + PAGE + 1; part++) {
      const start = this.#offsets[part];
      if (start === undefined) break;
      const bytes = this.#bytes.slice(start, this.#offsets[part + 1] ?? this.#end);
      interpreter.print(utf8.decode(bytes));
    }
    return base;
  }

  #baseOf(part: number): number {
    return ((this.#columns[part] ?? 0) & -PAGE) - BEFORE;
  }

  #begin(part: number, copy: BufferLine, base: number): LineInterpreter {
    const interpreter = new LineInterpreter(this.#styles[part] ?? this.#interpreter.style);
    interpreter.moveTo(copy, 0);
    copy.goOn((this.#columns[part] ?? 0) - base, this.#preceding[part] ?? 0);
    return interpreter;
  }
}
