const numbers = new WeakMap<object, number>();
/** Not from 0: what a cache has kept of another page is not to be found by the keys of this one. */
let last = Date.now();

/** A number for an object, the same as long as it lives, for keys of a cache. */
export function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(object, last);
  return last;
}
