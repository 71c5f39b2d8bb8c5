import { ByteStates, UNKNOWN } from './ByteStates.js';
import type { PatternPlaces } from './patternPlaces.js';

/** In place of the next state: none, because no match can become longer, or be found. */
const DEAD = -2;
/** In place of the next state: what the engine is to be asked for. */
const BEYOND = -3;
const BYTES = 256;

/**
 * Counts the matches of a regular expression in lines of ASCII, of their bytes, many times as fast as the
 * engine finds where they begin and end. The places of a state are in the order of preference, and end where
 * the expression matches.
 *
 * @see https://swtch.com/~rsc/regexp/regexp3.html
 */
export class MatchCounter {
  readonly #places: PatternPlaces;
  readonly #states = new ByteStates();
  /** By the number of a state: whether a match ends there, and whether one does at the end of a line. */
  readonly #endsHere: boolean[] = [];
  readonly #endsAtEnd: boolean[] = [];
  readonly #atBegin: number;
  readonly #within: number;

  private constructor(places: PatternPlaces) {
    this.#places = places;
    this.#atBegin = this.#offsetOf(places.reached([places.first], true));
    this.#within = this.#offsetOf(places.reached([places.first]));
  }

  /** @returns `undefined` for an expression that is not read exactly, or may match an empty text */
  static of(places: PatternPlaces): MatchCounter | undefined {
    const first = places.reached([places.first], true);
    const mayBeEmpty = places.hasKind('match', first) || places.hasKind('end', first);
    const isUseful = places.isExact && !places.isTooLarge && !mayBeEmpty;
    return isUseful ? new MatchCounter(places) : undefined;
  }

  /**
   * Counts the matches in a line.
   *
   * @param bytes hold its text from `from` up to `to`
   * @param enough a number from which on none is counted
   * @returns −1 for a line of which the engine has to be asked
   */
  countIn(bytes: Uint8Array, from: number, to: number, enough: number): number {
    let count = 0;
    let state = this.#atBegin;
    let end = -1;
    for (let at = from; count < enough;) {
      let next = DEAD;
      if (at < to) {
        const byte = bytes[at] ?? 0;
        next = this.#states.table[state + byte] ?? BEYOND;
        if (next === UNKNOWN) next = this.#follow(state, byte);
        if (next === BEYOND) return -1;
      } else if (this.#endsAtEnd[state / BYTES] === true) end = at;
      if (next >= 0) {
        state = next;
        at += 1;
        if (this.#endsHere[state / BYTES] === true) end = at;
      } else {
        if (end < 0) return count;
        count += 1;
        at = end;
        end = -1;
        state = this.#within;
      }
    }
    return count;
  }

  /** Works out what follows a state on a byte. */
  #follow(state: number, byte: number): number {
    const states = this.#states;
    if (states.isExhausted) return BEYOND;
    const next = byte < 0x80 ? this.#next(states.placesOf(state), byte) : BEYOND;
    states.table[state + byte] = next;
    return next;
  }

  #next(places: readonly number[], byte: number): number {
    const following = places.flatMap((index) => {
      const place = this.#places.at(index);
      return place?.kind === 'bytes' && place.set.bytes[byte] === 1 ? [place.next] : [];
    });
    const reached = this.#places.reached(following);
    if (reached.length === 0) return DEAD;
    const offset = this.#offsetOf(reached);
    return offset === UNKNOWN ? BEYOND : offset;
  }

  #offsetOf(places: readonly number[]): number {
    const offset = this.#states.offsetOf(places);
    if (offset !== UNKNOWN) {
      this.#endsHere[offset / BYTES] = this.#places.hasKind('match', places);
      this.#endsAtEnd[offset / BYTES] = this.#places.hasKind('end', places);
    }
    return offset;
  }
}
