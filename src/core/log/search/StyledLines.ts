import type { LogDocument } from '../document/LogDocument.js';
import type { TextStyle } from '../vt/style.js';
import { type FormattedLines, formattedLinesOf } from './FormattedLines.js';
import { forEachKind, linesInChunk, textEnd } from './linesInChunk.js';
import { StyleMarks } from './StyleMarks.js';
import { ROOM, writeTextBytes } from './textBytes.js';

/** Takes lines and their styles, in their order. */
export interface StyledTextSink {
  /** A line begins. */
  begin(line: number): void;
  /** A part of its text in one style: UTF-8 without control characters, in `bytes` only during the call. */
  text(bytes: Uint8Array, from: number, to: number, style: TextStyle): void;
  /** The line ends. */
  end(): void;
  /** The document is to be asked for a line: it has not begun. */
  ask(line: number): void;
}

/**
 * The texts and styles of many lines at once: what `LogDocument.styledLine` says of each, but for the marks that
 * stand for what nobody sees, and many times as fast.
 */
export class StyledLines {
  readonly #document: LogDocument;
  readonly #sink: StyledTextSink;
  readonly #formatted: FormattedLines;
  readonly #marks = new StyleMarks();
  /** Where the text of a formatted line is written. */
  #buffer = new Uint8Array(16 * 1024);

  constructor(document: LogDocument, sink: StyledTextSink) {
    this.#document = document;
    this.#sink = sink;
    this.#formatted = formattedLinesOf(document);
  }

  /**
   * Writes the lines from `first` on that lie in one chunk of the log.
   *
   * @param end a line before which they end
   * @returns the line after the last one; `first` where the document has to be asked for the first one
   */
  write(first: number, end: number): number {
    const document = this.#document;
    if (first >= Math.min(end, document.endedLines)) return first;
    const lines = linesInChunk(document, this.#formatted, first, end);
    if (!lines) return first;
    const { bytes, offset, after } = lines;
    this.#marks.goOn(document.styleBefore(first));
    let start = 0;
    const write = (line: number, isFormatted: boolean): void => {
      const next = document.lineOffset(line + 1) - offset;
      const to = textEnd(bytes, start, next);
      const isWritten = isFormatted
        ? this.#writeFormatted(bytes, start, to, line)
        : this.#writePlain(bytes, start, to, line);
      if (!isWritten) {
        this.#marks.goOn(document.styleBefore(line));
        this.#marks.skip(bytes.subarray(start, next));
        this.#sink.ask(line);
      }
      start = next;
    };
    forEachKind(this.#formatted, first, after, {
      plain: (from, to) => {
        for (let line = from; line < to; line++) write(line, false);
      },
      formatted: (line) => {
        write(line, true);
      },
    });
    return after;
  }

  /** Writes a line whose text is its bytes; returns whether that was possible. */
  #writePlain(bytes: Uint8Array, start: number, end: number, line: number): boolean {
    if (!this.#marks.areSimple(bytes, start, end)) return false;
    this.#sink.begin(line);
    if (end > start) this.#sink.text(bytes, start, end, this.#marks.style);
    this.#sink.end();
    return true;
  }

  #writeFormatted(bytes: Uint8Array, start: number, end: number, line: number): boolean {
    const room = ROOM * (end - start);
    if (this.#buffer.length < room) this.#buffer = new Uint8Array(room);
    const buffer = this.#buffer;
    this.#marks.begin();
    const length = writeTextBytes(bytes, start, end, buffer, this.#marks);
    if (length < 0) return false;
    this.#sink.begin(line);
    this.#marks.forEachRun(length, (from, to, style) => {
      this.#sink.text(buffer, from, to, style);
    });
    this.#sink.end();
    return true;
  }
}
