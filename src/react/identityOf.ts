import type { RunLogsOptions } from '../core/index.js';

const identities = new WeakMap<object, number>();
let last = 0;

/**
 * A text that is the same for settings that give the same log: the same client and rungs by
 * identity, the rest by value.
 */
export function identityOf({ client, rungs, ...settings }: RunLogsOptions): string {
  const values = JSON.stringify({ ...settings, paused: undefined });
  return [numberOf(client), rungs ? numberOf(rungs) : 0, values].join(' ');
}

function numberOf(object: object): number {
  const known = identities.get(object);
  if (known !== undefined) return known;
  last += 1;
  identities.set(object, last);
  return last;
}
