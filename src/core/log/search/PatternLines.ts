import type { LogDocument } from '../document/LogDocument.js';
import { type FormattedLines, formattedLinesOf } from './FormattedLines.js';
import type { LinePattern } from './linePattern.js';
import { writeTextBytes } from './textBytes.js';

/** Bytes that are looked through at once. */
const BYTES = 64 * 1024;
/** Length of a text that surely has no more columns than any pattern is tried on. */
const SHORT = 2000;
/** Times as long as its bytes that the text of a line may be, with its tabs. */
const ROOM = 16;
const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const WIDTH_OF_TAB = 8;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** A line that a pattern is to be tried on. */
interface LineToTry {
  readonly line: number;
  /** How many matches it has, where that is known. */
  readonly count: number | undefined;
  /** Its text, where it is short; `undefined` where the document is to be asked. */
  readonly text: string | undefined;
}

/**
 * The lines of a log that a regular expression is to be tried on, with their texts. Most lines are ruled out
 * by the pattern's automaton, and the matches of most others are counted, by their bytes: to make a text, and
 * to try the pattern on it, takes many times as long. Texts are made of many lines at once.
 */
export class PatternLines {
  readonly #document: LogDocument;
  readonly #pattern: LinePattern;
  readonly #formatted: FormattedLines;
  /** The most matches of a line that count. */
  readonly #enough: number;
  /** The lines that are to be tried, and whether the bytes of each are among {@link #texts}. */
  #lines: { line: number; count?: number; isWritten?: boolean }[] = [];
  #texts = new Uint8Array(2 * BYTES);
  #length = 0;

  constructor(document: LogDocument, pattern: LinePattern, enough: number) {
    this.#enough = enough;
    this.#document = document;
    this.#pattern = pattern;
    this.#formatted = formattedLinesOf(document);
  }

  /**
   * Those among the lines from `line` on that lie in one chunk, but among at least one.
   *
   * @param line that has ended
   * @returns them, in ascending order, and the line after the last one that was looked at
   */
  from(line: number): { lines: readonly LineToTry[]; after: number } {
    const document = this.#document;
    const formatted = this.#formatted;
    formatted.scanTo(line);
    const offset = document.lineOffset(line);
    const piece = document.bytesAt(offset).subarray(0, BYTES);
    const after = Math.min(
      formatted.scanned,
      document.endedLines,
      document.lineAt(offset + piece.byteLength, line),
    );
    if (after <= line)
      return { lines: [{ line, count: undefined, text: undefined }], after: line + 1 };
    this.#lines = [];
    this.#length = 0;
    let from = line;
    for (let i = formatted.countBefore(line); formatted.at(i) < after; i++) {
      this.#addPlain(piece, offset, from, formatted.at(i));
      this.#addFormatted(piece, offset, formatted.at(i));
      from = formatted.at(i) + 1;
    }
    this.#addPlain(piece, offset, from, after);
    return { lines: this.#withTexts(), after };
  }

  /** Adds, of lines whose text is their bytes, those that may match, and those that may be too long. */
  #addPlain(bytes: Uint8Array, offset: number, first: number, after: number): void {
    const document = this.#document;
    const { automaton, maxColumns } = this.#pattern;
    let start = document.lineOffset(first) - offset;
    const end = document.lineOffset(after) - offset;
    const find = (): number => automaton?.indexIn(bytes, start, end) ?? start;
    let found = first < after ? find() : -1;
    for (let line = first; line < after; line++) {
      const next = document.lineOffset(line + 1) - offset;
      // The columns of a character are no more than its bytes.
      const mayMatch = found >= 0 && found < next;
      if (next - start > maxColumns) this.#lines.push({ line });
      else if (mayMatch) {
        const hasReturn = next - start > 1 && bytes[next - 2] === CR;
        const to = hasReturn ? next - 2 : next - 1;
        if (!this.#addCounted(line, bytes, start, to)) {
          this.#makeRoom(to - start + 1);
          this.#texts.set(bytes.subarray(start, to), this.#length);
          this.#addWritten(line, to - start);
        }
      }
      start = next;
      if (mayMatch && start < end) found = find();
    }
  }

  #addFormatted(bytes: Uint8Array, offset: number, line: number): void {
    const { automaton, maxColumns } = this.#pattern;
    const start = this.#document.lineOffset(line) - offset;
    let end = this.#document.lineOffset(line + 1) - offset - 1;
    if (end > start && bytes[end - 1] === CR) end -= 1;
    const size = end - start;
    this.#makeRoom(ROOM * (size + 1));
    const texts = this.#texts.subarray(this.#length);
    const length = writeTextBytes(bytes, start, end, texts);
    const hasTab = (): boolean => bytes.subarray(start, end).includes(TAB);
    if (length < 0 || (WIDTH_OF_TAB * size > maxColumns && (size > maxColumns || hasTab()))) {
      this.#lines.push({ line });
      return;
    }
    texts[length] = LF;
    if (automaton && automaton.indexIn(texts, 0, length + 1) < 0) return;
    if (!this.#addCounted(line, texts, 0, length)) this.#addWritten(line, length);
  }

  /** Adds a line of which the matches can be counted by its bytes; returns whether they can. */
  #addCounted(line: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { counter } = this.#pattern;
    if (!counter || to - from > SHORT) return false;
    const count = counter.countIn(bytes, from, to, this.#enough);
    if (count > 0) this.#lines.push({ line, count });
    return count >= 0;
  }

  #addWritten(line: number, length: number): void {
    this.#lines.push({ line, isWritten: true });
    this.#length += length;
    this.#texts[this.#length++] = LF;
  }

  #makeRoom(size: number): void {
    if (this.#texts.length - this.#length >= size) return;
    const texts = new Uint8Array(this.#length + 2 * size);
    texts.set(this.#texts.subarray(0, this.#length));
    this.#texts = texts;
  }

  #withTexts(): LineToTry[] {
    if (this.#lines.length === 0) return [];
    const texts = utf8.decode(this.#texts.subarray(0, this.#length)).split('\n');
    let next = 0;
    return this.#lines.map(({ line, count, isWritten }) => {
      const text = isWritten === true ? texts[next++] : undefined;
      return { line, count, text: text !== undefined && text.length <= SHORT ? text : undefined };
    });
  }
}
