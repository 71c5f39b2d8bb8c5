import { LogDocument } from '../../../core/index.js';
import type { KeyMove } from '../input/keyMove.js';
import { comparePlaces, type Place, RowLayout } from './RowLayout.js';

const START: Place = { line: 0, row: 0 };

/**
 * Where in a log its reader is, and whether they follow its end. Only the reader moves it: it stays
 * when the view gets another width, when lines come in, and when rows are counted more exactly.
 */
export class ReadingPlace {
  #document = new LogDocument();
  #layout = new RowLayout(this.#document);
  /** Whole rows in view. */
  #rows = 1;
  #top = START;
  /** The column with which the first row began when the reader went there: kept in view. */
  #topColumn = 0;
  /** How much of the next row has been turned by a wheel. */
  #turned = 0;
  /** Index on the scrollbar. */
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

  /** Its rows. */
  get layout(): RowLayout {
    return this.#layout;
  }

  /** First row in view. */
  get top(): Place {
    return this.#top;
  }

  /** Rows before it, for a scrollbar. */
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

  /** In another document: at its end, or at its start for readers who do not follow. */
  show(document: LogDocument): void {
    this.#document = document;
    this.#layout = new RowLayout(document);
    this.#following = this.#mayFollow;
    // No new lines are counted for a reader who has never followed.
    this.#linesAtPause = Infinity;
    this.#top = START;
    this.#turned = this.#topColumn = this.#shownIndex = 0;
  }

  /** Whether the reader is to follow; what they have chosen since stays, until the host changes it. */
  setFollow(follow: boolean): void {
    if (follow === this.#mayFollow) return;
    this.#mayFollow = follow;
    this.#setFollowing(follow);
  }

  /**
   * Takes in what has come since, and the size of the view.
   *
   * @param rows whole rows in view
   * @param columns at which lines are wrapped, unless they are not
   */
  settle(rows: number, columns: number | undefined): void {
    const layout = this.#layout;
    const reflowed = layout.columns !== columns;
    this.#rows = rows;
    layout.setColumns(columns);
    if (reflowed) {
      const { line } = this.#top;
      this.#top = { line, row: layout.rowsOf(line).rowAt(this.#topColumn) };
    }
    const last = layout.lastTop(rows);
    if (this.#following || comparePlaces(this.#top, last) > 0) this.#place(last);
  }

  /** The scrollbar shows this place with so many rows before it, which may be out of date. */
  shownAt(index: number): void {
    this.#shownIndex = index;
  }

  /** The reader goes to a row: away from the end pauses following, to the end resumes it. */
  goTo(place: Place | 'end'): void {
    const last = this.#layout.lastTop(this.#rows);
    const following = place === 'end' || comparePlaces(place, last) >= 0;
    this.#place(following ? last : place);
    this.#turned = 0;
    if (following === this.#following) return;
    if (this.#mayFollow || !following) this.#setFollowing(following);
    this.onFollowChange?.(following);
  }

  /** Goes where a key asks to; a page leaves one row to go on from. */
  follow(move: KeyMove): void {
    if (move === 'start') this.goTo(START);
    else if (move === 'end') this.goTo('end');
    else if ('lines' in move) this.moveBy(move.lines);
    else this.moveBy(move.pages * Math.max(1, this.#rows - 1));
  }

  /** So many rows down, or up; parts of a row add up. */
  moveBy(rows: number): void {
    const turned = this.#turned + rows;
    const whole = Math.trunc(turned);
    if (whole !== 0) this.goTo(this.#layout.move(this.#top, whole));
    this.#turned = turned - whole;
  }

  /** Shows a row below the first third of the view. */
  bringTo(place: Place): void {
    this.goTo(this.#layout.move(place, -Math.floor(this.#rows / 3)));
  }

  /**
   * The reader scrolled, to a row that has so many before it on the scrollbar.
   *
   * @param end the highest that there is
   */
  scrollTo(index: number, end: number): void {
    const isNear = Math.abs(index - this.#shownIndex) <= 2 * this.#rows;
    if (index >= end) this.goTo('end');
    else if (index === 0) this.goTo(START);
    // By steps where the rows are known; an index among guessed rows would slip.
    else if (isNear) this.goTo(this.#layout.move(this.#top, index - this.#shownIndex));
    else this.goTo(this.#layout.placeAt(index));
    this.#shownIndex = index;
  }

  #place(top: Place): void {
    this.#top = top;
    this.#topColumn = this.#layout.rowsOf(top.line).startOf(top.row);
  }

  #setFollowing(following: boolean): void {
    if (this.#following && !following) this.#linesAtPause = this.#document.lineCount;
    this.#following = following;
  }
}
