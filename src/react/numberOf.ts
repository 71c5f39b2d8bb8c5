const numbers = new WeakMap<object, number>();
let last = 0;

/** A number for an object, the same as long as it lives, for keys of a cache. */
export function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(object, last);
  return last;
}
