import { setTimeout as sleep } from 'node:timers/promises';

import { loadIn } from './loadIn.mjs';
import { NEEDLE, NEEDLES } from './marks.mjs';
import { scrollThrough } from './scrollThrough.mjs';

const SWEEP = { steps: 45, pace: 33 };
const FLING = { steps: 60, pace: 16, rows: 16 };
const JUMPS = 20;
const SEARCH_TIMEOUT = 8_000;

/**
 * Opens a log and then, unless the cell is of opening alone, reads in it. Each figure is told as soon
 * as it is known, so that a page which dies later has not lived in vain.
 *
 * @param job.tell takes figures
 * @param job.fail takes a sentence
 */
export async function measureLoad({ tab, cell, tell, fail }) {
  const { kind, viewer, megabytes, timeout } = cell;
  const empty = await tab.memory();
  await tab.openViewer(viewer);
  const before = await tab.cpu();
  const log = { url: `/log/${megabytes}/`, bytes: megabytes * 1_000_000 };
  const load = await loadIn(tab, log, timeout);
  tell({ firstLine: load.firstLine });
  if (load.failure === 'timeout') return fail(`no last line within ${timeout / 1000} s`);
  await sleep(300);
  const after = await tab.cpu();
  tell({
    mainThreadCpu: 1000 * (after.mainThread - before.mainThread),
    processCpu: 1000 * (after.process - before.process),
    longestTask: load.longestTask,
    blocked: load.blocked,
    memory: (await tab.memory()) - empty,
  });
  if (load.failure === 'unreachable') fail('the last line is in the page, but never in view');
  else tell({ wholeLog: load.wholeLog });
  if (kind === 'open') return;

  await scroll(tab, tell);
  const { jump, find } = await tab.call('abilities');
  if (jump) {
    const jumps = await tab.call('jump', JUMPS);
    if (jumps) tell({ jumpMedian: jumps.median, jumpP95: jumps.p95 });
    else fail('a jump did not arrive');
  }
  if (find) {
    const letters = Array.from(NEEDLE, (_, i) => NEEDLE.slice(0, i + 1));
    const options = { hits: NEEDLES, timeout: SEARCH_TIMEOUT };
    const late = `not done within ${SEARCH_TIMEOUT / 1000} s`;
    const search = await tab.call('search', [NEEDLE], options);
    if (search) tell({ search: search.time, searchTask: search.longestTask });
    else return fail(`search: ${late}`);
    const typed = await tab.call('search', letters, options);
    if (typed) tell({ searchTyped: typed.time, searchTypedTask: typed.longestTask });
    else fail(`search, typed: ${late}`);
  }
}

async function scroll(tab, tell) {
  if (!(await tab.call('toTop'))) return;
  await sleep(400);
  // The height of the content may only be known once its beginning has been shown.
  const range = await tab.call('toTop');
  const sweep = await scrollThrough(tab, range, { step: range.length / SWEEP.steps, ...SWEEP });
  tell({ sweepP95: sweep.p95, sweepDropped: sweep.dropped, sweepTask: sweep.longestTask });
  await tab.call('toTop');
  await sleep(300);
  const fling = await scrollThrough(tab, range, { step: range.row * FLING.rows, ...FLING });
  tell({ flingP95: fling.p95, flingDropped: fling.dropped, flingTask: fling.longestTask });
}
