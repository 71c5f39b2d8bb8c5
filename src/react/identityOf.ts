import type { RunLogsOptions } from '../core/index.js';
import { numberOf } from './numberOf.js';

/**
 * A text that is the same for settings that give the same log: the same client, rungs and source
 * of repositories by identity, the rest by value.
 */
export function identityOf({ client, rungs, repositories, ...settings }: RunLogsOptions): string {
  const numbers = [client, rungs, repositories].map((it) => (it ? numberOf(it) : 0));
  return [...numbers, JSON.stringify({ ...settings, paused: undefined })].join(' ');
}
