import { LAST_COLUMN } from './BufferLine.js';

const INTERVAL = 8;
/** Usual stops up to here are taken to go on: a terminal of 80 columns has no more. */
const USUAL_UP_TO = 72;

/** The columns at which a tab stops: each eighth one, until a log sets its own. */
export class TabStops {
  /** Ascending; `undefined` for the usual ones. */
  #stops: number[] | undefined;

  /** Whether the stops are the usual ones. */
  get areUsual(): boolean {
    return !this.#stops;
  }

  /** The column `count` stops after another; the last one a tab reaches, where there are fewer. */
  after(column: number, count: number): number {
    if (!this.#stops) return column - (column % INTERVAL) + INTERVAL * count;
    const next = this.#indexAfter(column);
    return this.#stops[next + count - 1] ?? LAST_COLUMN;
  }

  /** The column `count` stops before another; the first column, where there are fewer. */
  before(column: number, count: number): number {
    if (!this.#stops) return Math.max(0, INTERVAL * (Math.ceil(column / INTERVAL) - count));
    const last = this.#indexAfter(column - 1) - 1;
    return this.#stops[last - count + 1] ?? 0;
  }

  /** Sets a stop. */
  set(column: number): void {
    const stops = this.#own();
    if (column > 0 && !stops.includes(column)) stops.splice(this.#indexAfter(column), 0, column);
    // `tabs -8` clears all stops, and sets the usual ones.
    const areUsual = stops.every((stop, i) => stop === INTERVAL * (i + 1));
    if (areUsual && (stops.at(-1) ?? 0) >= USUAL_UP_TO) this.#stops = undefined;
  }

  /** Clears the stop at a column. */
  clear(column: number): void {
    const stops = this.#own();
    const index = stops.indexOf(column);
    if (index >= 0) stops.splice(index, 1);
  }

  /** Sets the usual stops. */
  reset(): void {
    this.#stops = undefined;
  }

  /** Clears all stops. */
  clearAll(): void {
    this.#stops = [];
  }

  #own(): number[] {
    const count = Math.floor(LAST_COLUMN / INTERVAL);
    this.#stops ??= Array.from({ length: count }, (_, i) => INTERVAL * (i + 1));
    return this.#stops;
  }

  #indexAfter(column: number): number {
    const index = this.#stops?.findIndex((stop) => stop > column) ?? -1;
    return index < 0 ? (this.#stops?.length ?? 0) : index;
  }
}
