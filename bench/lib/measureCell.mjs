import { BenchTab } from './BenchTab.mjs';
import { measureAppend } from './measureAppend.mjs';
import { measureLoad } from './measureLoad.mjs';
import { withTimeout } from './withTimeout.mjs';

/** For all that is done in a log once it is open. */
const READING = 60_000;

/**
 * Measures one viewer at one size, once, in a page of its own that is closed afterwards.
 *
 * @returns {Promise<{ figures: Record<string, number>, failures: string[] }>}
 */
export async function measureCell({ browser, server, cell }) {
  const figures = {};
  const failures = [];
  const tell = (values) => {
    for (const [name, value] of Object.entries(values)) {
      if (Number.isFinite(value)) figures[name] = value;
    }
  };
  const fail = (failure) => void failures.push(failure);
  let tab;
  try {
    tab = await withTimeout(BenchTab.open(browser, server.url), 30_000, 'opening a page');
    const measure = cell.kind === 'append' ? measureAppend : measureLoad;
    const work = measure({ tab, server, cell, tell, fail });
    // After a crash or a time-out nobody waits for what it was doing.
    work.catch(() => undefined);
    const limit = cell.timeout + READING;
    await withTimeout(Promise.race([work, tab.crash]), limit, 'the page stopped answering');
  } catch (error) {
    fail(error.message.split('\n')[0]);
  } finally {
    await tab?.close();
  }
  return { figures, failures };
}
