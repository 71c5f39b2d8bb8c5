import type { RunLogsOptions } from '../../core/index.js';

/**
 * A text that is the same for settings that give the same log: the same client, rungs and source
 * of repositories by identity, the rest by value.
 */
export function identityOf({ client, rungs, repositories, ...settings }: RunLogsOptions): string {
  const numbers = [client, rungs, repositories].map((it) => (it ? numberOf(it) : 0));
  return [...numbers, JSON.stringify({ ...settings, paused: undefined })].join(' ');
}

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
