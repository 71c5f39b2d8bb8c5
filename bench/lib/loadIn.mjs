import { LAST_LINE } from './marks.mjs';
import { withTimeout } from './withTimeout.mjs';

/** For the page to say itself that it gave up. */
const GRACE = 2_000;
const OVERDUE = 'the load';

/**
 * Opens a log in a tab and waits for its last line.
 *
 * @returns what `page/loadLog.ts` measured, or that it timed out, also when the page is too busy to say so
 */
export async function loadIn(tab, log, timeout) {
  const load = tab.call('load', log, { last: LAST_LINE, timeout });
  // Nobody waits for it after that.
  load.catch(() => undefined);
  return withTimeout(load, timeout + GRACE, OVERDUE).catch((error) => {
    if (!error.message.startsWith(OVERDUE)) throw error;
    return { failure: 'timeout' };
  });
}
