import { ByteStates, UNKNOWN } from './ByteStates.js';
import { type Before, beforeNext, type PatternPlaces } from './patternPlaces.js';
import { isWholeWord, isWordByte } from './WholeWords.js';

/** In place of the next state: none, because no match can become longer, or be found. */
const DEAD = -2;
/** In place of the next state: what the engine is to be asked for. */
const BEYOND = -3;
/** Added to the next state where a match ends: whatever follows, only before a word, or only before something else. */
const ENDS = 1 << 30;
const ENDS_BEFORE_WORD = 1 << 29;
const ENDS_BEFORE_OTHER = 1 << 28;
const STATE = ENDS_BEFORE_OTHER - 1;
const BYTES = 256;
/** Lookups per byte of a line before matches that begin anywhere are looked for at once. */
const WORK = 2;
/** Bytes that are read again per byte of a line before the engine is asked, which can pause. */
const MORE_WORK = 8;
/** Quick lines that count at most: after so many more slow ones, `#countAnywhere` is tried first. */
const MAX_LEAD = 64;

/**
 * Counts the matches of a regular expression in lines by their bytes, many times as fast as the engine finds where
 * they begin and end. The places of a state are in the order of preference, and end where the expression
 * matches.
 *
 * @see https://swtch.com/~rsc/regexp/regexp3.html
 */
export class MatchCounter {
  readonly #places: PatternPlaces;
  readonly #wholeWord: boolean;
  readonly #states = new ByteStates();
  /** By the number of a state: whether a match ends there at the end of a line. */
  readonly #endsAtEnd: boolean[] = [];
  /** 1 for each byte with which a match may begin, other than at the begin of a line. */
  readonly #begins: Uint8Array;
  /** The states in which a match begins here, at the begin of a line, behind a word, or behind something else. */
  readonly #here: Readonly<Record<Before, number>>;
  /** Those in which it may begin later, too. */
  readonly #anywhere: Readonly<Record<Before, number>>;
  /** By how many more lines it took too long to look where a match begins than it did not. */
  #slower = 0;

  private constructor(places: PatternPlaces, wholeWord: boolean) {
    this.#places = places;
    this.#wholeWord = wholeWord;
    const statesOf = (first: number): Record<Before, number> => ({
      begin: this.#offsetOf(places.reached([first], 'begin')),
      word: this.#offsetOf(places.reached([first], 'word')),
      other: this.#offsetOf(places.reached([first], 'other')),
    });
    this.#here = statesOf(places.begin);
    this.#anywhere = statesOf(places.first);
    const within = [this.#here.word, this.#here.other].flatMap((it) => this.#states.placesOf(it));
    this.#begins = Uint8Array.from({ length: BYTES }, (_, byte) =>
      within.some((number) => places.fitting(number, byte)) ? 1 : 0,
    );
  }

  /**
   * @param wholeWord whether a match may not begin or end within a word
   * @returns `undefined` for an expression that is not read exactly, or may match an empty text
   */
  static of(places: PatternPlaces, wholeWord: boolean): MatchCounter | undefined {
    const first = places.reached([places.first], 'begin');
    const mayBeEmpty = places.hasKind('match', first) || places.hasKind('end', first);
    const isUseful = places.isExact && !places.isTooLarge && !mayBeEmpty;
    return isUseful ? new MatchCounter(places, wholeWord) : undefined;
  }

  /**
   * Counts the matches in a line.
   *
   * @param bytes hold its text from `from` up to `to`
   * @param enough a number from which on none is counted
   * @returns −1 for a line of which the engine has to be asked
   */
  countIn(bytes: Uint8Array, from: number, to: number, enough: number): number {
    if (this.#slower > 0 && !this.#wholeWord) {
      return this.#countAnywhere(bytes, from, from, to, enough);
    }
    const begins = this.#begins;
    let { table } = this.#states;
    let left = WORK * (to - from);
    let count = 0;
    for (let start = from; count < enough;) {
      if (start > from) while (start < to && begins[bytes[start] ?? 0] === 0) start += 1;
      let state = this.#here[this.#beforeAt(bytes, from, start)];
      if (start >= to) break;
      let end = -1;
      let at = start;
      while (at < to) {
        const byte = bytes[at] ?? 0;
        let next = table[state + byte] ?? BEYOND;
        if (next < 0) {
          if (next === UNKNOWN) {
            next = this.#follow(state, byte);
            ({ table } = this.#states);
          }
          if (next === BEYOND) return -1;
          if (next === DEAD) break;
        }
        state = next & STATE;
        at += 1;
        if (next > STATE && endsAt(next, bytes, at, to)) end = at;
      }
      if (at === to && this.#endsAtEnd[state / BYTES] === true) end = at;
      left -= at - start;
      const isMatch = end >= 0 && (!this.#wholeWord || isWholeWord(bytes, start, end, from, to));
      if (isMatch) count += 1;
      start = isMatch ? end : start + 1;
      if (left >= 0) continue;
      this.#slower += 1;
      if (this.#wholeWord) return -1;
      const others = this.#countAnywhere(bytes, from, start, to, enough - count);
      return others < 0 ? -1 : count + others;
    }
    this.#slower = Math.max(-MAX_LEAD, this.#slower - 1);
    return count;
  }

  /** Counts the matches that begin anywhere from `start` on, in a line that begins at `from`. */
  #countAnywhere(
    bytes: Uint8Array,
    from: number,
    start: number,
    to: number,
    enough: number,
  ): number {
    let left = MORE_WORK * (to - start);
    let count = 0;
    let state = this.#anywhere[this.#beforeAt(bytes, from, start)];
    let end = -1;
    for (let at = start; count < enough;) {
      let next = DEAD;
      if (at < to) {
        const byte = bytes[at] ?? 0;
        next = this.#states.table[state + byte] ?? BEYOND;
        if (next === UNKNOWN) next = this.#follow(state, byte);
        if (next === BEYOND) return -1;
      } else if (this.#endsAtEnd[state / BYTES] === true) end = at;
      if (next >= 0) {
        state = next & STATE;
        at += 1;
        if (next > STATE && endsAt(next, bytes, at, to)) end = at;
      } else {
        if (end < 0) return count;
        count += 1;
        left -= at - end;
        if (left < 0) return -1;
        at = end;
        end = -1;
        state = this.#anywhere[this.#beforeAt(bytes, from, at)];
      }
    }
    return count;
  }

  /** Works out what follows a state on a byte. */
  #follow(state: number, byte: number): number {
    const states = this.#states;
    if (states.isExhausted) return BEYOND;
    const next = this.#next(states.placesOf(state), byte);
    states.table[state + byte] = next;
    return next;
  }

  #next(numbers: readonly number[], byte: number): number {
    const following: number[] = [];
    for (const number of numbers) {
      const place = this.#places.fitting(number, byte);
      if (!place) continue;
      // Characters beyond ASCII are not told apart there.
      if (place.set.isOpen && byte >= 0x80) return BEYOND;
      following.push(place.next);
    }
    const reached = this.#places.reached(following, beforeNext(byte));
    if (reached.length === 0) return DEAD;
    const offset = this.#offsetOf(reached);
    if (offset === UNKNOWN) return BEYOND;
    const ends = this.#places.conditionsOf('match', reached);
    if (ends.length === 0) return offset;
    // With both conditions, one of them is met.
    if (ends.length === 2 || ends[0] === 'any') return offset | ENDS;
    return offset | (ends[0] === 'word' ? ENDS_BEFORE_WORD : ENDS_BEFORE_OTHER);
  }

  #offsetOf(numbers: readonly number[]): number {
    const offset = this.#states.offsetOf(numbers);
    if (offset !== UNKNOWN) {
      const ends = this.#places.conditionsOf('end', numbers);
      this.#endsAtEnd[offset / BYTES] = ends.some((condition) => condition !== 'word');
    }
    return offset;
  }

  #beforeAt(bytes: Uint8Array, from: number, at: number): Before {
    return at === from ? 'begin' : beforeNext(bytes[at - 1] ?? 0);
  }
}

/** Whether a match ends before `at`, by what is added to the state that is reached there. */
function endsAt(next: number, bytes: Uint8Array, at: number, to: number): boolean {
  if (next >= ENDS) return true;
  const isBeforeWord = at < to && isWordByte(bytes[at] ?? 0);
  return (next & (isBeforeWord ? ENDS_BEFORE_WORD : ENDS_BEFORE_OTHER)) !== 0;
}
