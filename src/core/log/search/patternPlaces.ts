import type { ByteSet, PatternNode, PatternTree } from './patternSyntax.js';

/** Places of an expression beyond which it is not worth while. */
const MAX_PLACES = 2000;
const ANY: ByteSet = { bytes: new Uint8Array(256).fill(1), isOpen: false };

/** A place in an expression: what may come next there. */
type Place =
  | { readonly kind: 'bytes'; readonly set: ByteSet; readonly next: number }
  | { readonly kind: 'begin'; readonly next: number }
  /** Several places, the preferred one first. */
  | { readonly kind: 'either'; readonly outs: readonly number[] }
  | { readonly kind: 'end' | 'match' };

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

  /** The place with this index. */
  at(index: number): Place | undefined {
    return this.#all[index];
  }

  /** Whether one of some places is of a kind. */
  hasKind(kind: Place['kind'], places: readonly number[]): boolean {
    return places.some((index) => this.#all[index]?.kind === kind);
  }

  /**
   * All places that are reached from some without another byte, and wait for one: the preferred ones first,
   * up to one where the expression matches.
   */
  reached(from: readonly number[], isAtBegin = false): readonly number[] {
    const seen = new Set<number>();
    const reached: number[] = [];
    const open = from.toReversed();
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (seen.has(index)) continue;
      seen.add(index);
      const place = this.#all[index];
      if (place?.kind === 'either') open.push(...place.outs.toReversed());
      else if (place?.kind === 'begin') {
        if (isAtBegin) open.push(place.next);
      } else reached.push(index);
      if (place?.kind === 'match') break;
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

function mayBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'bytes':
      return false;
    case 'begin':
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
