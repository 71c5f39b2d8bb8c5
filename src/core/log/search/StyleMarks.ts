import { codePointAt, utf8Length } from '../../base/utf8.js';
import { lastAtMost } from '../document/Uint32List.js';
import { SgrScanner } from '../vt/SgrScanner.js';
import { isSameStyle, plainStyle, type TextStyle } from '../vt/style.js';
import { joinCodePoint } from '../vt/width.js';

/** The bits of {@link joinCodePoint} with the width of a cell. */
const WIDTH = 6;
const JOINER = 0x200d;
/** Halves of flags, and the skin tones behind them, which may join a character behind a sequence as well. */
const FIRST_JOINING = 0x1f1e6;
const LAST_JOINING = 0x1f3ff;

/** Called with a part of a text that has one style, or looks as if it had. */
export type OnRun = (from: number, to: number, style: TextStyle) => void;

/**
 * The styles of a line's text while it is written as bytes, and whether its characters show as they are: those
 * that are marked have a style of their own, as {@link styledRuns} says, and so have those that would become
 * one character side by side.
 */
export class StyleMarks {
  readonly #scanner = new SgrScanner();
  /** Where a style begins in the text, ascending, and which; of two in one place the last one. */
  #starts: number[] = [0];
  #styles: TextStyle[] = [plainStyle];
  #copiedStarts: number[] = [];
  #copiedStyles: TextStyle[] = [];
  /** Index after the sequence, and after the character beyond ASCII, that were read last. */
  #sequenceEnd = 0;
  #characterEnd = 0;
  /** The result of {@link joinCodePoint} for that character. */
  #preceding = 0;

  /** The style that is set before the next line. */
  get style(): TextStyle {
    return this.#scanner.style;
  }

  /** Begins with a line. */
  begin(): void {
    this.#starts.length = this.#styles.length = 1;
    this.#starts[0] = 0;
    this.#styles[0] = this.style;
    this.#sequenceEnd = this.#characterEnd = 0;
  }

  /** Goes on with a line before which a style is set. */
  goOn(style: TextStyle = plainStyle): void {
    this.#scanner.goOn(style);
  }

  /** Reads a line of which only the style that it leaves is wanted. */
  skip(bytes: Uint8Array): void {
    this.#scanner.scan(bytes);
  }

  /** Reads an SGR sequence or EL from `escape` up to `end`, behind which the text goes on at `at`. */
  sequence(bytes: Uint8Array, escape: number, end: number, at: number): void {
    this.#scanner.read(bytes, escape);
    this.#sequenceEnd = end;
    this.#add(at, this.style);
  }

  /** The text from `from` up to `to` is of empty cells. */
  gap(from: number, to: number): void {
    this.#add(from, plainStyle);
    this.#add(to, this.style);
  }

  /**
   * Reads a character beyond ASCII.
   *
   * @param bytes hold the line from `start` on, with its newline or to its end
   * @returns whether it is one, and shows as itself; also for the rest of one that was read
   */
  character(bytes: Uint8Array, at: number, start: number): boolean {
    if (at < this.#characterEnd) return true;
    const code = codePointAt(bytes, at);
    if (code < 0 || code === JOINER) return false;
    const before = at > start ? (bytes[at - 1] ?? 0) : 0;
    const isApart = before < 0x20 || before === 0x7f || at === this.#sequenceEnd;
    if (isApart && code >= FIRST_JOINING && code <= LAST_JOINING) return false;
    let preceding = 0;
    if (!isApart) preceding = before < 0x80 ? joinCodePoint(before, 0) : this.#preceding;
    this.#preceding = joinCodePoint(code, preceding);
    this.#characterEnd = at + utf8Length(code);
    return (this.#preceding & WIDTH) !== 0;
  }

  /** Whether all characters of a line show as themselves. */
  areSimple(bytes: Uint8Array, start: number, end: number): boolean {
    this.#sequenceEnd = this.#characterEnd = 0;
    for (let at = start; at < end; at++) {
      if ((bytes[at] ?? 0) >= 0x80 && !this.character(bytes, at, start)) return false;
    }
    return true;
  }

  /** The text that was written from `from` up to `to` is put behind what was {@link copy copied} so far. */
  copy(from: number, to: number, at: number): void {
    if (to <= from) return;
    const starts = this.#starts;
    for (let i = lastAtMost(starts, from); (starts[i] ?? to) < to; i++) {
      this.#copiedStarts.push(at + Math.max(0, (starts[i] ?? 0) - from));
      this.#copiedStyles.push(this.#styles[i] ?? plainStyle);
    }
  }

  /** What was copied is all of the text. */
  endCopy(): void {
    [this.#starts, this.#copiedStarts] = [this.#copiedStarts, this.#starts];
    [this.#styles, this.#copiedStyles] = [this.#copiedStyles, this.#styles];
    this.#copiedStarts.length = this.#copiedStyles.length = 0;
  }

  /** Calls back with each run of a text of some length, left to right. */
  forEachRun(length: number, onRun: OnRun): void {
    const starts = this.#starts;
    let from = 0;
    let style: TextStyle | undefined;
    for (let i = 0; i < starts.length; i++) {
      const start = starts[i] ?? length;
      const next = this.#styles[i] ?? plainStyle;
      if (Math.min(length, starts[i + 1] ?? length) <= start) continue;
      if (style && isSameStyle(style, next)) continue;
      if (style) onRun(from, start, style);
      from = start;
      style = next;
    }
    if (style) onRun(from, length, style);
  }

  #add(at: number, style: TextStyle): void {
    this.#starts.push(at);
    this.#styles.push(style);
  }
}
