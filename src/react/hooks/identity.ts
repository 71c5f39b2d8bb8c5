const numbers = new WeakMap<object, number>();
/** Not from 0: keys that a persister has kept from an earlier page must not match those of this one. */
let last = Date.now();

/** Part of every key: tells the keys of this page from those that a persister has kept. */
export const PAGE: number = last;

/** A number for an object, for keys of a cache: the same as long as the object lives. */
export function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(object, last);
  return last;
}
