import { UNKNOWN } from '../worker/messages.js';
import { textEnd } from './linesInChunk.js';
import type { LinePattern } from './linePattern.js';
import { ROOM, writeTextBytes } from './textBytes.js';

/** Bytes of texts for which there is room at first. */
const TEXTS = 128 * 1024;
/** Length of a text that surely has no more columns than any pattern is tried on. */
const SHORT = 2000;
const LF = 0x0a;
const TAB = 0x09;
const WIDTH_OF_TAB = 8;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Lines that lie one behind the other in some bytes. */
export interface LinesInBytes {
  /** The bytes, newlines included. They are not written to. */
  readonly bytes: Uint8Array;
  /** Index of a line's first byte; of the line after the last one, too. */
  startOf(line: number): number;
}

/** Lines that match, or may. */
export interface LinesToTry {
  /** In ascending order. */
  readonly lines: ArrayLike<number>;
  /** How many matches each has; {@link UNKNOWN} where the pattern is to be tried on it. */
  readonly values: ArrayLike<number>;
  /** By index: the text of a line that is to be tried, where it is short; else the document is to be asked. */
  readonly texts: readonly (string | undefined)[];
}

/**
 * Finds the lines that a regular expression is to be tried on, with their texts. Most lines are ruled out
 * by the pattern's automaton, and the matches of most others are counted, by their bytes: to make a text, and
 * to try the pattern on it, takes many times as long. Texts are made of many lines at once.
 */
export class PatternScan {
  readonly #pattern: LinePattern;
  /** The most matches of a line that count. */
  readonly #enough: number;
  #lines: number[] = [];
  #counts: number[] = [];
  /** Indices among {@link #lines} of those whose texts are in {@link #texts}, each with a newline. */
  #written: number[] = [];
  #texts = new Uint8Array(TEXTS);
  #length = 0;

  constructor(pattern: LinePattern, enough: number) {
    this.#pattern = pattern;
    this.#enough = enough;
  }

  /** The lines to try among those that were added since it was called last. */
  take(): LinesToTry {
    const found = { lines: this.#lines, values: this.#counts, texts: this.#textsOfWritten() };
    this.#lines = [];
    this.#counts = [];
    this.#written = [];
    this.#length = 0;
    return found;
  }

  /** Adds, of lines whose text is their bytes, those that may match, and those that may be too long. */
  addPlain(lines: LinesInBytes, first: number, after: number): void {
    const { bytes } = lines;
    const { automaton, maxColumns } = this.#pattern;
    let start = lines.startOf(first);
    const end = lines.startOf(after);
    const find = (): number => automaton?.indexIn(bytes, start, end) ?? start;
    let found = find();
    for (let line = first; line < after; line++) {
      const next = lines.startOf(line + 1);
      // The columns of a character are no more than its bytes.
      const mayMatch = found >= 0 && found < next;
      if (next - start > maxColumns) this.addUnknown(line);
      else if (mayMatch) {
        const to = textEnd(bytes, start, next);
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

  /** Adds a line whose text is not its bytes, unless it cannot match. */
  addFormatted(lines: LinesInBytes, line: number): void {
    const { bytes } = lines;
    const { automaton, maxColumns } = this.#pattern;
    const start = lines.startOf(line);
    const end = textEnd(bytes, start, lines.startOf(line + 1));
    const size = end - start;
    this.#makeRoom(ROOM * (size + 1));
    const texts = this.#texts.subarray(this.#length);
    const length = writeTextBytes(bytes, start, end, texts);
    const hasTab = (): boolean => bytes.subarray(start, end).includes(TAB);
    if (length < 0 || (WIDTH_OF_TAB * size > maxColumns && (size > maxColumns || hasTab()))) {
      this.addUnknown(line);
      return;
    }
    texts[length] = LF;
    if (automaton && automaton.indexIn(texts, 0, length + 1) < 0) return;
    if (!this.#addCounted(line, texts, 0, length)) this.#addWritten(line, length);
  }

  /** Adds a line that the document has to be asked for. */
  addUnknown(line: number): void {
    this.#add(line, UNKNOWN);
  }

  /** Adds a line of which the matches can be counted by its bytes; returns whether they can. */
  #addCounted(line: number, bytes: Uint8Array, from: number, to: number): boolean {
    const count = this.#pattern.counter?.countIn(bytes, from, to, this.#enough) ?? UNKNOWN;
    if (count > 0) this.#add(line, count);
    return count !== UNKNOWN;
  }

  /** Adds a line whose text was written behind {@link #texts}. */
  #addWritten(line: number, length: number): void {
    this.#written.push(this.#lines.length);
    this.#add(line, UNKNOWN);
    this.#length += length;
    this.#texts[this.#length++] = LF;
  }

  #add(line: number, count: number): void {
    this.#lines.push(line);
    this.#counts.push(count);
  }

  #makeRoom(size: number): void {
    if (this.#texts.length - this.#length >= size) return;
    const texts = new Uint8Array(this.#length + 2 * size);
    texts.set(this.#texts.subarray(0, this.#length));
    this.#texts = texts;
  }

  #textsOfWritten(): (string | undefined)[] {
    const texts: (string | undefined)[] = [];
    if (this.#written.length === 0) return texts;
    const all = utf8.decode(this.#texts.subarray(0, this.#length)).split('\n');
    for (const [i, index] of this.#written.entries()) {
      const text = all[i] ?? '';
      if (text.length <= SHORT) texts[index] = text;
    }
    return texts;
  }
}
