import type { Cause } from './Cause.js';
import { REFINEMENTS } from './REFINEMENTS.js';

/**
 * The more exact cause that a cause's own reason and message tell; itself where they tell none. A
 * reason that has become the main thing is the message too.
 */
export function refineCause(cause: Cause): Cause {
  const { code, params } = cause;
  const { reason = '', message = reason } = params;
  const found = REFINEMENTS.find(
    ({ from, words }) =>
      from === code && [reason, message].some((text) => words.test(String(text))),
  );
  if (!found) return cause;
  const named = reason || (params['phase'] ?? '–');
  return refineCause({ code: found.to, params: { ...params, reason: named, message } });
}
