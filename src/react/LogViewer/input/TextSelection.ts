import type { LogDocument, Projection } from '../../../core/index.js';

/** A place between two cells of the document. */
export interface Position {
  /** Line of the document, from 0. */
  line: number;
  /** The column after the place, from 0; `Infinity` for the end of the line. */
  column: number;
}

/** Columns of a line: the first, and the end, exclusive. */
export type ColumnRange = readonly [number, number];

/** A selected part of a line. */
export interface SelectedPart {
  /** Line of the document, from 0. */
  readonly line: number;
  /** First column. */
  readonly from: number;
  /** End of the columns, exclusive; `Infinity` for the end of the line. */
  readonly to: number;
  /** Whether the selection has no more of this line. */
  readonly ends: boolean;
  /** Whether the selection has no line behind this one. */
  readonly isLast: boolean;
}

/** Lines in each of {@link TextSelection.pieces}. */
const PIECE = 256;
/** Bytes of a line up to which it is read at once; columns of the parts of a longer one. */
const MAX_PART = 64 * 1024;
/** Columns of a word on either side of a place. */
const MAX_WORD = 4096;
const WORD = /[\p{L}\p{N}_./:@~-]+/gu;

/**
 * The reader's selection, in lines and columns of the document. So it survives scrolling and rendering,
 * and its text is copied without line numbers.
 */
export class TextSelection {
  #anchor: Position | undefined;
  #head: Position | undefined;

  /** Whether nothing is selected. */
  get isEmpty(): boolean {
    const [start, end] = this.#ends();
    return !start || !end || (start.line === end.line && start.column === end.column);
  }

  /** The first and the last line that are selected, in whole or in part; `undefined` if none is. */
  get lines(): readonly [first: number, last: number] | undefined {
    const [start, end] = this.#ends();
    return this.isEmpty || !start || !end ? undefined : [start.line, end.line];
  }

  /** The end that moves; `undefined` before anything was pressed or selected. */
  get head(): Position | undefined {
    return this.#head;
  }

  /** Selects nothing. */
  clear(): void {
    this.#anchor = this.#head = undefined;
  }

  /** Starts a selection. */
  start(at: Position): void {
    this.#anchor = this.#head = at;
  }

  /** Moves the end that the reader drags. */
  extend(to: Position): void {
    this.#anchor ??= to;
    this.#head = to;
  }

  /** Its two ends; `undefined` while nothing is selected. */
  get ends(): { readonly anchor: Position; readonly head: Position } | undefined {
    const anchor = this.#anchor;
    const head = this.#head;
    return this.isEmpty || !anchor || !head ? undefined : { anchor, head };
  }

  /** Moves one of its ends, but not onto the other. */
  moveEnd(end: 'anchor' | 'head', to: Position): void {
    const other = end === 'anchor' ? this.#head : this.#anchor;
    if (other?.line === to.line && other.column === to.column) return;
    if (end === 'anchor') this.#anchor = to;
    else this.#head = to;
  }

  /** Handles a click: 2 clicks select the word, 3 the line; `extend` moves the head only. */
  press(document: LogDocument, at: Position, clicks: number, extend: boolean): void {
    if (extend) this.extend(at);
    else if (clicks === 2) this.selectWord(document, at);
    else if (clicks === 3) this.selectLines(at.line, at.line);
    else this.start(at);
  }

  /** Selects whole lines. */
  selectLines(first: number, last: number): void {
    this.#anchor = { line: first, column: 0 };
    this.#head = { line: last, column: Infinity };
  }

  /** Selects the word or path around a place, if there is one. */
  selectWord(document: LogDocument, { line, column }: Position): void {
    const parts = document.lineParts(line);
    if (!parts) return;
    // A line may have megabytes.
    const start = Math.max(0, column - MAX_WORD);
    const before = parts.text(start, column).length;
    for (const { 0: word, index } of parts.text(start, column + MAX_WORD).matchAll(WORD)) {
      const end = index + word.length;
      if (end <= before) continue;
      if (index > before) return;
      const [from = 0, to = 0] = parts.columnsAt([index, end], start);
      this.#anchor = { line, column: from };
      this.#head = { line, column: to };
      return;
    }
  }

  /** The selected columns of a line; `undefined` if there are none. */
  columnsOf(line: number): ColumnRange | undefined {
    const [start, end] = this.#ends();
    if (this.isEmpty || !start || !end || line < start.line || line > end.line) return undefined;
    return [line === start.line ? start.column : 0, line === end.line ? end.column : Infinity];
  }

  /** The selected text as shown, lines joined by newlines: without what a projection hides. */
  text(document: LogDocument, projection?: Projection): string {
    return [...this.pieces(document, projection)].join('');
  }

  /**
   * The selected parts of lines, without what a projection hides, in parts that take well under a frame.
   *
   * @param first a line before which they are left out
   */
  *parts(document: LogDocument, projection?: Projection, first = 0): Generator<SelectedPart> {
    const [start, end] = this.#ends();
    if (!start || !end) return;
    const last = Math.min(end.line, document.lineCount - 1);
    const shownFrom = (line: number): number => projection?.nextShown(line) ?? line;
    for (let line = shownFrom(Math.max(start.line, first)); line <= last;) {
      const next = shownFrom(line + 1);
      const from = line === start.line ? start.column : 0;
      const to = line === end.line ? end.column : Infinity;
      const isLast = next > last;
      const bytes = document.lineOffset(line + 1) - document.lineOffset(line);
      if (bytes <= MAX_PART) yield { line, from, to, ends: true, isLast };
      else yield* partsOfLine(document, { line, from, to, ends: true, isLast });
      line = next;
    }
  }

  /** The selected text in pieces of at most 256 lines: a long one is built over several tasks. */
  *pieces(document: LogDocument, projection?: Projection): Generator<string> {
    let piece = '';
    let lines = 0;
    for (const { line, from, to, ends, isLast } of this.parts(document, projection)) {
      piece += document.lineText(line, from, to);
      if (ends && !isLast) piece += '\n';
      lines += 1;
      if (lines < PIECE && piece.length < MAX_PART) continue;
      yield piece;
      piece = '';
      lines = 0;
    }
    if (piece !== '') yield piece;
  }

  /** The selected text where it is a short part of one line; otherwise empty. */
  textInLine(document: LogDocument): string {
    const [start, end] = this.#ends();
    if (!start || start.line !== end?.line || end.column - start.column > MAX_WORD) return '';
    return document.lineText(start.line, start.column, end.column);
  }

  /** Bytes of the lines that are selected, in whole or in part. */
  byteLength(document: LogDocument): number {
    const [start, end] = this.#ends();
    if (!start || !end) return 0;
    return document.lineOffset(end.line + 1) - document.lineOffset(start.line);
  }

  /** Stays with the text that is selected where lines have moved; `now` tells where a line is. */
  moveLines(now: (line: number) => number): void {
    const moved = (at: Position | undefined): Position | undefined =>
      at && { ...at, line: now(at.line) };
    this.#anchor = moved(this.#anchor);
    this.#head = moved(this.#head);
  }

  /** A copy, which stays as it is when the reader selects something else. */
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

/** The parts of a line that may have megabytes, none of which begins within a character. */
function* partsOfLine(document: LogDocument, part: SelectedPart): Generator<SelectedPart> {
  const { line } = part;
  const end = Math.min(part.to, document.lineParts(line)?.columns ?? 0);
  let from = part.from;
  while (end - from > MAX_PART) {
    let to = from + MAX_PART;
    while (to < end && document.lineText(line, to, to + 1) === '') to += 1;
    yield { ...part, from, to, ends: false };
    from = to;
  }
  yield { ...part, from };
}
