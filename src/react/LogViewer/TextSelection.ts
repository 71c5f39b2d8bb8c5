import type { LogDocument } from '../../core/index.js';

/** A place between two cells of the document. */
export interface Position {
  line: number;
  column: number;
}

/** Selected columns of a line: from, up to. */
export type ColumnRange = readonly [number, number];

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
    const [start, end] = this.#ends();
    const lines: string[] = [];
    if (!start || !end) return '';
    for (let line = start.line; line <= Math.min(end.line, document.lineCount - 1); line++) {
      const [from, to] = this.columnsOf(line) ?? [0, 0];
      lines.push(document.lineText(line, from, to));
    }
    return lines.join('\n');
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
