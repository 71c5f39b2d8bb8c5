import type { LogDocument } from '../document/LogDocument.js';
import { LineBits } from './LineBits.js';

/** Lines that a filter shows, from the first line on, as far as it has come. */
export interface FilteredLines {
  /** A bit for each line that the filter has decided on. */
  readonly lines: LineBits;
}

/** Parts of a log that are folded. */
export interface FoldedLines {
  /** Hides the lines from `from` up to `to` that are folded. */
  hideIn(lines: LineBits, from: number, to: number): void;
  /** Unfolds what hides a line; returns the lines that it hid, or `undefined` if nothing does. */
  unfold(line: number): readonly [from: number, to: number] | undefined;
  /** Folds the part that begins with a line; returns the lines that it hides. */
  fold(line: number): readonly [from: number, to: number] | undefined;
  /** The part that begins with a line, if it can be folded. */
  foldAt(line: number): LogFold | undefined;
}

/** A part of a log that can be folded: its first line stays, and of lines alike the last one too. */
export interface LogFold {
  /** Number of lines that are hidden when it is folded. */
  readonly count: number;
  /** Whether it is folded. */
  readonly folded: boolean;
}

/** A run of hidden lines. */
export interface HiddenLines {
  /** How many lines. */
  readonly count: number;
  /**
   * Why: a `filter` does not show them, or has yet to decide on some (`pending`); or they are folded.
   */
  readonly reason: 'filter' | 'pending' | 'fold';
}

/** Lines around one that is to be seen, which are shown with it. */
const AROUND = 3;
/** Changes that are remembered one by one. */
const MAX_CHANGES = 64;

/**
 * Which lines of a log are shown: all but those that a filter or a fold hides. Each run of hidden lines
 * takes the place of one line, the first of them. So the lines of the document stay the coordinates of
 * everything, and what is shown is counted by places: the first shown line, or run, is at 0.
 *
 * A filter and folds do not add up: while there is a filter, it shows folded lines too.
 */
export class Projection {
  readonly #document: LogDocument;
  readonly #lines = new LineBits();
  #filter: FilteredLines | undefined;
  #folds: FoldedLines | undefined;
  /** Lines that the reader has opened although the filter hides them. */
  #opened: (readonly [from: number, to: number])[] = [];
  #version = 0;
  /** The version of the document that the lines are those of. */
  #documentVersion = -1;
  /** First changed lines and the versions, both ascending; what was before is not remembered. */
  #changes: { version: number; line: number }[] = [];
  #forgotten = 0;

  constructor(document: LogDocument) {
    this.#document = document;
  }

  /** The log. */
  get document(): LogDocument {
    return this.#document;
  }

  /** A number that grows whenever other lines are shown. */
  get version(): number {
    this.#sync();
    return this.#version;
  }

  /** The first line that may be shown, or not, unlike when {@link Projection.version} was `version`. */
  changedSince(version: number): number {
    this.#sync();
    if (version < this.#forgotten) return 0;
    return this.#changes.find((change) => change.version > version)?.line ?? Infinity;
  }

  /** Whether there is a filter, which decides what is shown. */
  get isFiltered(): boolean {
    return this.#filter !== undefined;
  }

  /** Number of places. */
  get places(): number {
    this.#sync();
    return this.#lines.places;
  }

  /** Number of lines that are shown. */
  get shownLines(): number {
    this.#sync();
    return this.#lines.countShown();
  }

  /** The place of a line, or of the hidden lines around it. */
  placeOf(line: number): number {
    this.#sync();
    return this.#lines.placeOf(line);
  }

  /** The line at a place: one that is shown, or the first of hidden ones. */
  lineOf(place: number): number {
    this.#sync();
    return this.#lines.lineOf(place);
  }

  /** Whether a line is shown. */
  isShown(line: number): boolean {
    this.#sync();
    return this.#lines.has(line);
  }

  /** The first shown line from `line` on; the number of lines if there is none. */
  nextShown(line: number): number {
    this.#sync();
    return this.#lines.next(line, true);
  }

  /** The first hidden line from `line` on; the number of lines if there is none. */
  nextHidden(line: number): number {
    this.#sync();
    return this.#lines.next(line, false);
  }

  /** The hidden lines from `line` on; `undefined` for a line that is shown. */
  hiddenAt(line: number): HiddenLines | undefined {
    this.#sync();
    if (this.#lines.has(line)) return undefined;
    const end = this.#lines.next(line, true);
    const decided = this.#filter?.lines.length ?? Infinity;
    const reason = this.#filter ? (end > decided ? 'pending' : 'filter') : 'fold';
    return { count: end - line, reason };
  }

  /** Shows what a filter shows, or all lines. What the reader has opened is closed again. */
  setFilter(filter: FilteredLines | undefined): void {
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.#opened = [];
    this.update(0);
  }

  /** Hides what is folded. */
  setFolds(folds: FoldedLines | undefined): void {
    this.#folds = folds;
    this.update(0);
  }

  /** Shows all hidden lines of a run. */
  open(line: number): void {
    this.#sync();
    if (this.#lines.has(line)) return;
    this.#show(line, this.#lines.previous(line, true) + 1, this.#lines.next(line, true));
  }

  /** Shows a line: with the fold that it is in, or with a few lines around it. */
  reveal(line: number): void {
    this.#sync();
    if (line < 0 || line >= this.#lines.length || this.#lines.has(line)) return;
    this.#show(line, line - AROUND, line + AROUND + 1);
  }

  /** The part that begins with a line, if it can be folded, and no filter shows it anyway. */
  foldAt(line: number): LogFold | undefined {
    return this.#filter ? undefined : this.#folds?.foldAt(line);
  }

  /** Folds the part that begins with a line. */
  fold(line: number): void {
    const folded = this.#filter ? undefined : this.#folds?.fold(line);
    if (folded) this.update(...folded);
  }

  /** Takes over what the filter shows, or what is folded, from a line on; up to another one. */
  update(first: number, end: number = this.#document.lineCount): void {
    const lines = this.#lines;
    const { lineCount } = this.#document;
    const from = Math.min(first, lines.length);
    // Lines that have come since then are taken over as well.
    const to = lines.length === lineCount ? end : lineCount;
    lines.setLength(lineCount);
    if (this.#filter) {
      lines.fill(from, to, false);
      lines.copy(this.#filter.lines, from);
      for (const [start, end] of this.#opened) lines.fill(Math.max(start, from), end, true);
    } else {
      lines.fill(from, to, true);
      this.#folds?.hideIn(lines, from, to);
    }
    this.#documentVersion = this.#document.version;
    this.#version += 1;
    while ((this.#changes.at(-1)?.line ?? -1) >= from) this.#changes.pop();
    this.#changes.push({ version: this.#version, line: from });
    if (this.#changes.length > MAX_CHANGES) {
      this.#forgotten = this.#changes.shift()?.version ?? 0;
    }
  }

  #show(line: number, from: number, to: number): void {
    if (this.#filter) {
      this.#opened.push([Math.max(0, from), to]);
      this.update(Math.max(0, from));
      return;
    }
    // A fold may be in another one.
    for (let left = 100; left > 0 && !this.#lines.has(line); left--) {
      const unfolded = this.#folds?.unfold(line);
      if (!unfolded) return;
      this.update(...unfolded);
    }
  }

  /** Follows a document that has grown, or of which the last lines were written anew. */
  #sync(): void {
    const { version, lineCount } = this.#document;
    if (version === this.#documentVersion) return;
    const known = this.#lines.length;
    this.#documentVersion = version;
    if (known !== lineCount) this.update(Math.min(known, lineCount));
  }
}
