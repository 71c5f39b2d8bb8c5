import type { ByteSet, PatternNode, PatternTree } from './patternSyntax.js';
import { isWordByte } from './WholeWords.js';

/** Places of an expression beyond which it is not worth while. */
const MAX_PLACES = 2000;
const ANY: ByteSet = { bytes: new Uint8Array(256).fill(1), isOpen: false };

/** A place where one of some bytes may come. */
interface BytesPlace {
  readonly kind: 'bytes';
  readonly set: ByteSet;
  readonly next: number;
}

/** A place in an expression: what may come next there. */
type Place =
  | BytesPlace
  | { readonly kind: 'begin'; readonly next: number }
  | { readonly kind: 'edge'; readonly isOfWord: boolean; readonly next: number }
  /** Several places, the preferred one first. */
  | { readonly kind: 'either'; readonly outs: readonly number[] }
  | { readonly kind: 'end' | 'match' };

/** What comes before a byte: the line begins there, or a byte that is one of a word or not. */
export type Before = 'begin' | 'word' | 'other';

/** What must come next for a place to count, as of `\b`: anything, a byte of a word, or something else. */
type Condition = 'any' | 'word' | 'other';

/** A place that is reached. */
interface ReachedPlace {
  readonly index: number;
  readonly place: Place | undefined;
  readonly condition: Condition;
}

const CONDITIONS: readonly Condition[] = ['any', 'word', 'other'];

/** The places of an expression, in which a match may begin anywhere in a line. */
export class PatternPlaces {
  readonly #all: Place[] = [];
  /** Where a match begins. */
  readonly begin: number;
  /** Where a line begins, in which a match begins here or later. */
  readonly first: number;
  /** Whether what was read prefers the same matches as the expression. */
  isExact: boolean;
  /** Whether there are too many. */
  isTooLarge = false;

  constructor({ node, isExact }: PatternTree) {
    this.isExact = isExact;
    const match = this.#add({ kind: 'match' });
    this.begin = this.#write(node, match);
    const outs = [this.begin];
    this.first = this.#add({ kind: 'either', outs });
    // A match that begins here is preferred to those that begin later.
    outs.push(this.#add({ kind: 'bytes', set: ANY, next: this.first }));
  }

  /** A place by the number that {@link PatternPlaces.reached} gives. */
  at(number: number): ReachedPlace {
    const index = Math.floor(number / CONDITIONS.length);
    const condition = CONDITIONS[number % CONDITIONS.length] ?? 'any';
    return { index, place: this.#all[index], condition };
  }

  /** A place by its number, if a byte may come there: one for bytes, whose condition the byte meets. */
  fitting(number: number, byte: number): BytesPlace | undefined {
    const { place, condition } = this.at(number);
    const fits = place?.kind === 'bytes' && place.set.bytes[byte] === 1 && meets(byte, condition);
    return fits ? place : undefined;
  }

  /** The conditions of those among some places, by their numbers, that are of a kind. */
  conditionsOf(kind: Place['kind'], numbers: readonly number[]): Condition[] {
    return numbers.flatMap((number) => {
      const { place, condition } = this.at(number);
      return place?.kind === kind ? [condition] : [];
    });
  }

  /** Whether one of some places, by their numbers, is of a kind. */
  hasKind(kind: Place['kind'], numbers: readonly number[]): boolean {
    return this.conditionsOf(kind, numbers).length > 0;
  }

  /**
   * All places that are reached from some without another byte, and wait for one: the preferred ones first,
   * up to one where the expression matches.
   *
   * @param from their indices
   * @returns their numbers, which tell under which condition they are
   */
  reached(from: readonly number[], before: Before): readonly number[] {
    const seen = new Set<number>();
    const reached: number[] = [];
    const open: { index: number; condition: Condition }[] = from
      .toReversed()
      .map((index) => ({ index, condition: 'any' }));
    // After a match with a condition, places count only for a next byte that does not meet it.
    let left: Condition = 'any';
    for (let it = open.pop(); it; it = open.pop()) {
      const { index } = it;
      const condition = both(it.condition, left);
      if (!condition) continue;
      const number = index * CONDITIONS.length + CONDITIONS.indexOf(condition);
      if (seen.has(number)) continue;
      seen.add(number);
      const place = this.#all[index];
      if (place?.kind === 'either') {
        open.push(...place.outs.toReversed().map((out) => ({ index: out, condition })));
      } else if (place?.kind === 'begin') {
        if (before === 'begin') open.push({ index: place.next, condition });
      } else if (place?.kind === 'edge') {
        const needed = both(condition, (before === 'word') === place.isOfWord ? 'other' : 'word');
        if (needed) open.push({ index: place.next, condition: needed });
      } else reached.push(number);
      if (place?.kind !== 'match') continue;
      if (condition === 'any' || left !== 'any') break;
      left = condition === 'word' ? 'other' : 'word';
    }
    return reached;
  }

  #add(place: Place): number {
    if (this.#all.length >= MAX_PLACES) this.isTooLarge = true;
    return this.#all.push(place) - 1;
  }

  /** Adds the places of a part of the expression; returns the first, from which they lead to `next`. */
  #write(node: PatternNode, next: number): number {
    if (this.isTooLarge) return next;
    switch (node.kind) {
      case 'bytes':
        return this.#add({ kind: 'bytes', set: node.set, next });
      case 'begin':
        return this.#add({ kind: 'begin', next });
      case 'edge':
        return this.#add({ kind: 'edge', isOfWord: node.isOfWord, next });
      case 'end':
        // What follows the end of a line is not looked at.
        if (this.#all[next]?.kind !== 'match') this.isExact = false;
        return this.#add({ kind: 'end' });
      case 'sequence':
        return node.parts.reduceRight((after, part) => this.#write(part, after), next);
      case 'choice': {
        const outs = node.parts.map((part) => this.#write(part, next));
        return outs.length === 1 ? (outs[0] ?? next) : this.#add({ kind: 'either', outs });
      }
      case 'repeat':
        return this.#writeRepeat(node, next);
    }
  }

  #writeRepeat(node: Extract<PatternNode, { kind: 'repeat' }>, next: number): number {
    const { part, min, max, isLazy } = node;
    // Engines differ in what they prefer of a part that may be empty.
    if (mayBeEmpty(part)) this.isExact = false;
    let first = next;
    if (max === Infinity) {
      const outs: number[] = [];
      first = this.#add({ kind: 'either', outs });
      const again = this.#write(part, first);
      outs.push(...(isLazy ? [next, again] : [again, next]));
    } else {
      for (let i = min; i < max && !this.isTooLarge; i++) {
        const again = this.#write(part, first);
        first = this.#add({ kind: 'either', outs: isLazy ? [next, again] : [again, next] });
      }
    }
    for (let i = 0; i < min && !this.isTooLarge; i++) first = this.#write(part, first);
    return first;
  }
}

/** What must come next for both conditions; `undefined` where nothing can. */
function both(one: Condition, other: Condition): Condition | undefined {
  if (one === 'any' || one === other) return other;
  return other === 'any' ? one : undefined;
}

/** Whether a byte meets a condition. */
function meets(byte: number, condition: Condition): boolean {
  return condition === 'any' || isWordByte(byte) === (condition === 'word');
}

/** What a byte is to that behind it. */
export function beforeNext(byte: number): Before {
  return isWordByte(byte) ? 'word' : 'other';
}

function mayBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'bytes':
      return false;
    case 'begin':
    case 'edge':
    case 'end':
      return true;
    case 'sequence':
      return node.parts.every(mayBeEmpty);
    case 'choice':
      return node.parts.some(mayBeEmpty);
    case 'repeat':
      return node.min === 0 || mayBeEmpty(node.part);
  }
}
