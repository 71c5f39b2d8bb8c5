import { LAST_COLUMN } from './BufferLine.js';

const INTERVAL = 8;
/** Usual stops up to here are taken to go on: a terminal of 80 columns has no more. */
const USUAL_UP_TO = 72;
const USUAL: readonly number[] = Array.from(
  { length: Math.floor(LAST_COLUMN / INTERVAL) },
  (_, i) => INTERVAL * (i + 1),
);

/** The columns at which a tab stops: each eighth one, until a log sets its own. */
export class TabStops {
  /** Ascending; `undefined` for the usual ones. */
  #stops: number[] | undefined;
  /** Stops that are none of the usual ones. */
  #unusual = 0;

  /** Whether the stops are the usual ones. */
  get areUsual(): boolean {
    return !this.#stops;
  }

  /** The column `count` stops after another; the last one a tab reaches, where there are fewer. */
  after(column: number, count: number): number {
    if (!this.#stops) return column - (column % INTERVAL) + INTERVAL * count;
    return this.#stops[lowerBound(this.#stops, column + 1) + count - 1] ?? LAST_COLUMN;
  }

  /** The column `count` stops before another; the first column, where there are fewer. */
  before(column: number, count: number): number {
    if (!this.#stops) return Math.max(0, INTERVAL * (Math.ceil(column / INTERVAL) - count));
    return this.#stops[lowerBound(this.#stops, column) - count] ?? 0;
  }

  /** Sets a stop. */
  set(column: number): void {
    if (column === 0 || (!this.#stops && column % INTERVAL === 0)) return;
    const stops = this.#own();
    const index = lowerBound(stops, column);
    if (stops[index] === column) return;
    stops.splice(index, 0, column);
    if (column % INTERVAL > 0) this.#unusual += 1;
    // `tabs -8` clears all stops, and sets the usual ones.
    const last = stops.at(-1) ?? 0;
    if (this.#unusual === 0 && last >= USUAL_UP_TO && last === INTERVAL * stops.length) {
      this.#stops = undefined;
    }
  }

  /** Clears the stop at a column. */
  clear(column: number): void {
    if (!this.#stops && (column === 0 || column % INTERVAL > 0)) return;
    const stops = this.#own();
    const index = lowerBound(stops, column);
    if (stops[index] !== column) return;
    stops.splice(index, 1);
    if (column % INTERVAL > 0) this.#unusual -= 1;
  }

  /** Sets the usual stops. */
  reset(): void {
    this.#stops = undefined;
    this.#unusual = 0;
  }

  /** Clears all stops. */
  clearAll(): void {
    this.#stops = [];
    this.#unusual = 0;
  }

  #own(): number[] {
    return (this.#stops ??= USUAL.slice());
  }
}

/** Index of the first of the ascending `stops` that is not before a column. */
function lowerBound(stops: readonly number[], column: number): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle] ?? 0) < column) low = middle + 1;
    else high = middle;
  }
  return low;
}
