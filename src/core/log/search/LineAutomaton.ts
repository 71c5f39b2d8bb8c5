import { ByteStates } from './ByteStates.js';
import { beforeNext, type PatternPlaces } from './patternPlaces.js';

const LF = 0x0a;
const CR = 0x0d;
/** In place of the next state: the line may match. */
const MATCH = -2;

/**
 * Finds the lines in which a regular expression may have a match, by their bytes: one table lookup per
 * byte, whatever the expression.
 */
export class LineAutomaton {
  readonly #places: PatternPlaces;
  readonly #states = new ByteStates();

  private constructor(places: PatternPlaces) {
    this.#places = places;
    this.#states.offsetOf(inOrder(places.reached([places.first], 'begin')));
  }

  /** @returns `undefined` for an expression that takes too much, or that each line matches */
  static of(places: PatternPlaces): LineAutomaton | undefined {
    const first = places.reached([places.first], 'begin');
    return places.isTooLarge || places.hasKind('match', first)
      ? undefined
      : new LineAutomaton(places);
  }

  /**
   * Finds the first line that may have a match.
   *
   * @param bytes hold whole lines from `from` up to `to`, with their newlines
   * @returns index of a byte in that line, its newline included; −1 for none
   */
  indexIn(bytes: Uint8Array, from: number, to: number): number {
    let { table } = this.#states;
    let state = 0;
    for (let at = from; at < to;) {
      const next = table[state + (bytes[at] ?? 0)] ?? MATCH;
      // Where the state stays as it is, which is nearly everywhere, the next lookup need not wait for this one.
      if (next === state) at += 1;
      else if (next >= 0) {
        state = next;
        at += 1;
      } else {
        if (next === MATCH || !this.#follow(state, bytes[at] ?? 0)) return at;
        ({ table } = this.#states);
      }
    }
    return -1;
  }

  /** Works out what follows a state on a byte; returns whether that was possible. */
  #follow(state: number, byte: number): boolean {
    const states = this.#states;
    if (states.isExhausted) return false;
    states.table[state + byte] = this.#next(states.placesOf(state), byte);
    return !states.isExhausted;
  }

  #next(places: readonly number[], byte: number): number {
    if ((byte === LF || byte === CR) && this.#places.hasKind('end', places)) return MATCH;
    if (byte === LF) return 0;
    const following = places.flatMap((number) => {
      const place = this.#places.fitting(number, byte);
      if (!place) return [];
      const { index } = this.#places.at(number);
      return place.set.isOpen && byte >= 0x80 ? [place.next, index] : [place.next];
    });
    const reached = this.#places.reached(following, beforeNext(byte));
    // Whatever the match requires of the next byte, as `\b` does: the line may match.
    if (this.#places.hasKind('match', reached)) return MATCH;
    return this.#states.offsetOf(inOrder(reached));
  }
}

/** Which of them is preferred makes no difference here. */
function inOrder(places: readonly number[]): number[] {
  return [...places].sort((a, b) => a - b);
}
