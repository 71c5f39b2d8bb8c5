const numbers = new WeakMap<object, number>();
/** Not from 0: a cache that a persister has kept from another page must not match keys of this one. */
let last = Date.now();

/** Tells the keys of this page from those that a persister has kept from another. */
export const PAGE: number = last;

/** A number for an object, the same for as long as the object lives, for keys of a cache. */
export function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(object, last);
  return last;
}
