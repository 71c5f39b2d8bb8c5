import type { LogDocument } from '../../../core/index.js';

/** A place between two cells of the document. */
export interface Position {
  line: number;
  column: number;
}

/** Selected columns of a line: from, up to. */
export type ColumnRange = readonly [number, number];

/** Lines of a piece. */
const PIECE = 256;
const WORD = /[\p{L}\p{N}_./:@~-]+/gu;

/**
 * What the reader has selected, in lines and columns of the document: it survives scrolling and
 * repainting, and is copied from the document, without line numbers.
 */
export class TextSelection {
  #anchor: Position | undefined;
  #head: Position | undefined;

  get isEmpty(): boolean {
    const [start, end] = this.#ends();
    return !start || !end || (start.line === end.line && start.column === end.column);
  }

  clear(): void {
    this.#anchor = this.#head = undefined;
  }

  start(at: Position): void {
    this.#anchor = this.#head = at;
  }

  extend(to: Position): void {
    this.#anchor ??= to;
    this.#head = to;
  }

  /** A press of the mouse: 2 clicks take the word, 3 the line; `extend` keeps the other end. */
  press(document: LogDocument, at: Position, clicks: number, extend: boolean): void {
    if (extend) this.extend(at);
    else if (clicks === 2) this.selectWord(document, at);
    else if (clicks === 3) this.selectLines(at.line, at.line);
    else this.start(at);
  }

  selectLines(first: number, last: number): void {
    this.#anchor = { line: first, column: 0 };
    this.#head = { line: last, column: Infinity };
  }

  /** The word or path around a place. */
  selectWord(document: LogDocument, { line, column }: Position): void {
    const before = document.lineText(line, 0, column);
    const text = document.lineText(line);
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (index > before.length) return;
      if (index + word.length <= before.length) continue;
      this.#anchor = { line, column: columnsIn(document, line, text.slice(0, index)) };
      this.#head = { line, column: columnsIn(document, line, text.slice(0, index + word.length)) };
      return;
    }
  }

  columnsOf(line: number): ColumnRange | undefined {
    const [start, end] = this.#ends();
    if (this.isEmpty || !start || !end || line < start.line || line > end.line) return undefined;
    return [line === start.line ? start.column : 0, line === end.line ? end.column : Infinity];
  }

  /** The selected text, lines joined by newlines. */
  text(document: LogDocument): string {
    return [...this.pieces(document)].join('');
  }

  /** The same in pieces of a few lines, for a text so long that it is made bit by bit. */
  *pieces(document: LogDocument): Generator<string> {
    const [start, end] = this.#ends();
    if (!start || !end) return;
    const last = Math.min(end.line, document.lineCount - 1);
    for (let first = start.line; first <= last; first += PIECE) {
      const lines: string[] = [];
      for (let line = first; line <= Math.min(last, first + PIECE - 1); line++) {
        const from = line === start.line ? start.column : 0;
        lines.push(document.lineText(line, from, line === end.line ? end.column : Infinity));
      }
      yield first + PIECE <= last ? `${lines.join('\n')}\n` : lines.join('\n');
    }
  }

  /** Bytes of the lines that are selected. */
  byteLength(document: LogDocument): number {
    const [start, end] = this.#ends();
    if (!start || !end) return 0;
    return document.lineOffset(end.line + 1) - document.lineOffset(start.line);
  }

  /** A selection of its own, that the reader does not change. */
  copy(): TextSelection {
    const copy = new TextSelection();
    copy.#anchor = this.#anchor;
    copy.#head = this.#head;
    return copy;
  }

  #ends(): [start?: Position, end?: Position] {
    const anchor = this.#anchor;
    const head = this.#head;
    if (!anchor || !head) return [];
    const forward =
      anchor.line < head.line || (anchor.line === head.line && anchor.column <= head.column);
    return forward ? [anchor, head] : [head, anchor];
  }
}

/** The column of the first character after `text`, with which the line begins. */
function columnsIn(document: LogDocument, line: number, text: string): number {
  let low = 0;
  let high = document.styledLine(line, 0, 0).columns;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (document.lineText(line, 0, middle).length <= text.length) low = middle;
    else high = middle - 1;
  }
  return low;
}
