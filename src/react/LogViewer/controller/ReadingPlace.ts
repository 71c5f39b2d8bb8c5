import { LogDocument, type Projection } from '../../../core/index.js';
import type { KeyMove } from '../input/keyMove.js';
import { comparePlaces, type Place, RowLayout } from './RowLayout.js';

const START: Place = { line: 0, row: 0 };

/** Where a reader was when they left a log. */
interface LeftPlace {
  readonly line: number;
  /** The column at which the first row in view began. */
  readonly column: number;
  readonly linesAtPause: number;
  /** The version of the document in which its lines are counted. */
  readonly version: number;
}

/** Where logs were left that were not followed: whoever comes back to one goes on reading there. */
const left = new WeakMap<LogDocument, LeftPlace>();

/**
 * Where in a log its reader is, and whether they follow its end. Only the reader moves it: new lines, more
 * exact counts of rows and a resize leave the first row in view where it is. Where the view becomes shorter
 * at the end of a log it is the last row that stays, or a bar that opens by itself would take the line that
 * the reader went to.
 */
export class ReadingPlace {
  #document = new LogDocument();
  #layout = new RowLayout(this.#document);
  /** Whole rows in view. */
  #rows = 1;
  #top = START;
  /**
   * Where the reader went: that line's column stays in the first row. It may be hidden meanwhile; then
   * the view is at what hides it, and comes back to it.
   */
  #anchor = { line: 0, column: 0 };
  /** The version of the projection for which the first row was placed. */
  #projected: number | undefined;
  /** The version of the long lines for which the first row was placed. */
  #shortened = 0;
  /** The fraction of a row that the wheel has turned so far. */
  #turned = 0;
  /** Index of the first row that the scrollbar shows. */
  #shownIndex = 0;
  #mayFollow = true;
  #following = true;
  #linesAtPause = 0;
  /** Called when the reader pauses following, or resumes it. */
  onFollowChange: ((following: boolean) => void) | undefined;

  /** The log that is read. */
  get document(): LogDocument {
    return this.#document;
  }

  /** How its lines fall into rows. */
  get layout(): RowLayout {
    return this.#layout;
  }

  /** First row in view. */
  get top(): Place {
    return this.#top;
  }

  /** How many rows are before the first row in view, for the scrollbar. */
  get index(): number {
    return this.#layout.indexOf(this.#top);
  }

  /** Whether the view stays at the end as the log grows. */
  get following(): boolean {
    return this.#following;
  }

  /** Whether the last row is in view. */
  get atEnd(): boolean {
    return comparePlaces(this.#top, this.#layout.lastTop(this.#rows)) >= 0;
  }

  /** Lines that have come since following was paused. */
  get newLines(): number {
    return this.#following ? 0 : Math.max(0, this.#document.lineCount - this.#linesAtPause);
  }

  /** Remembers where the reader is, for when they come back to this document. */
  leave(): void {
    const linesAtPause = this.#linesAtPause;
    if (this.#following) left.delete(this.#document);
    else {
      const { version } = this.#document;
      left.set(this.#document, { ...this.#anchor, linesAtPause, version });
    }
  }

  /**
   * Lines were put in before the reader's: they stay with what they read, and what was put in counts as
   * nothing new.
   *
   * @param now where a line is
   */
  moveLines(now: (line: number) => number): void {
    this.#top = { ...this.#top, line: now(this.#top.line) };
    this.#anchor = { ...this.#anchor, line: now(this.#anchor.line) };
    this.#linesAtPause = now(this.#linesAtPause);
    this.#layout.long.moveLines(now);
  }

  /**
   * Goes to another document: to where it was left, else to its end, or to its start if the view is not to
   * follow.
   */
  show(document: LogDocument): void {
    this.#document = document;
    this.#layout = new RowLayout(document);
    this.#following = this.#mayFollow;
    // No new lines are counted for a reader who has never followed.
    this.#linesAtPause = Infinity;
    this.#top = START;
    this.#anchor = { line: 0, column: 0 };
    this.#projected = undefined;
    this.#shortened = 0;
    this.#turned = this.#shownIndex = 0;
    const place = left.get(document);
    if (!place) return;
    const now = (line: number): number => document.lineSince(line, place.version);
    this.#following = false;
    this.#top = { line: now(place.line), row: 0 };
    this.#anchor = { line: now(place.line), column: place.column };
    this.#linesAtPause = now(place.linesAtPause);
  }

  /** Sets the host's `follow`. The reader's own choice stays until the host changes the option. */
  setFollow(follow: boolean): void {
    if (follow === this.#mayFollow) return;
    this.#mayFollow = follow;
    this.#setFollowing(follow);
  }

  /**
   * Adapts to new lines and to the size of the view.
   *
   * @param rows whole rows in view
   * @param columns at which lines are wrapped; `undefined` if they are not
   */
  settle(rows: number, columns: number | undefined): void {
    const layout = this.#layout;
    const reflowed = layout.columns !== columns;
    const projected = layout.projection?.version;
    const isShorter = rows < this.#rows && projected === this.#projected;
    const staysAtEnd = isShorter && comparePlaces(this.#top, START) > 0 && this.atEnd;
    this.#rows = rows;
    layout.setColumns(columns);
    const shortened = layout.long.version;
    if (reflowed || projected !== this.#projected || shortened !== this.#shortened) {
      const { line, column } = this.#anchor;
      this.#top = layout.shownPlace({ line, row: layout.rowsOf(line).rowAt(column) });
    }
    this.#projected = projected;
    this.#shortened = shortened;
    const last = layout.lastTop(rows);
    if (this.#following) this.#place(last);
    else if (staysAtEnd || comparePlaces(this.#top, last) > 0) {
      // The anchor stays: there may be more rows again.
      if (layout.projection) this.#top = last;
      else this.#place(last);
    }
  }

  /** Shows what a projection shows, or all lines. The reader stays where they are. */
  setProjection(projection: Projection | undefined): void {
    this.#layout.setProjection(projection);
  }

  /** Remembers the index that the scrollbar shows for the first row, which may be out of date. */
  shownAt(index: number): void {
    this.#shownIndex = index;
  }

  /** Moves the reader to a row. Leaving the end pauses following, reaching it resumes it. */
  goTo(place: Place | 'end'): void {
    const last = this.#layout.lastTop(this.#rows);
    // Where all that a filter shows is in view, there is nowhere to go: the reader stays where they were.
    if (this.#layout.projection && place !== 'end' && comparePlaces(last, START) === 0) return;
    const following = place === 'end' || comparePlaces(place, last) >= 0;
    this.#place(following ? last : place);
    this.#turned = 0;
    if (following === this.#following) return;
    if (this.#mayFollow || !following) this.#setFollowing(following);
    this.onFollowChange?.(following);
  }

  /** Moves as a key asks for. Two pages overlap by one row. */
  follow(move: KeyMove): void {
    if (move === 'start') this.goTo(START);
    else if (move === 'end') this.goTo('end');
    else if ('lines' in move) this.moveBy(move.lines);
    else this.moveBy(move.pages * Math.max(1, this.#rows - 1));
  }

  /** Whether there are rows in that direction: down, or up if the number is negative. */
  canMoveBy(rows: number): boolean {
    return rows < 0 ? comparePlaces(this.#top, START) > 0 : rows > 0 && !this.atEnd;
  }

  /** Moves down by a number of rows, or up if it is negative. Fractions add up. */
  moveBy(rows: number): void {
    const turned = this.#turned + rows;
    const whole = Math.trunc(turned);
    if (whole !== 0) this.goTo(this.#layout.move(this.#top, whole));
    this.#turned = turned - whole;
  }

  /** Brings a row into view, a third of the view below the top. */
  bringTo(place: Place): void {
    this.goTo(this.#layout.move(place, -Math.floor(this.#rows / 3)));
  }

  /** Brings a row into view, as the first or the last one, unless it is in view. */
  bringNear(place: Place): void {
    const bottom = this.#layout.move(this.#top, this.#rows - 1);
    if (comparePlaces(place, this.#top) < 0) this.goTo(place);
    else if (comparePlaces(place, bottom) > 0) this.goTo(this.#layout.move(place, 1 - this.#rows));
  }

  /**
   * Takes over where the reader moved the scrollbar.
   *
   * @param index of the first row in view, as the scrollbar counts
   * @param end the highest index that the scrollbar has
   */
  scrollTo(index: number, end: number): void {
    const isNear = Math.abs(index - this.#shownIndex) <= 2 * this.#rows;
    if (index >= end) this.goTo('end');
    else if (index === 0) this.goTo(START);
    // Row by row where it is near: an index is inexact where rows before it are guessed.
    else if (isNear) this.goTo(this.#layout.move(this.#top, index - this.#shownIndex));
    else this.goTo(this.#layout.placeAt(index));
    this.#shownIndex = index;
  }

  #place(top: Place): void {
    this.#top = top;
    this.#anchor = { line: top.line, column: this.#layout.rowsOf(top.line).startOf(top.row) };
  }

  #setFollowing(following: boolean): void {
    if (this.#following && !following) this.#linesAtPause = this.#document.lineCount;
    this.#following = following;
  }
}
