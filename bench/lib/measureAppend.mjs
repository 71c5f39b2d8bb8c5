import { setTimeout as sleep } from 'node:timers/promises';

import { loadIn } from './loadIn.mjs';

const RATE = 1_000;
const SECONDS = 6;
/** The first second is left out. */
const WARM_UP = 1_000;
let ids = 0;

/** Opens a log, follows it while lines are appended, and measures what that costs. */
export async function measureAppend({ tab, server, cell, tell, fail }) {
  const { viewer, megabytes, timeout } = cell;
  const id = `a${(ids += 1)}`;
  await tab.openViewer(viewer);
  const log = { url: `/append/${id}/${megabytes}/`, bytes: (megabytes + 2) * 1_000_000 };
  const { failure } = await loadIn(tab, log, timeout);
  if (failure) return fail(`append: no last line within ${timeout / 1000} s`);
  await sleep(700);
  server.startAppends(id, { lines: RATE * SECONDS, rate: RATE });
  await sleep(WARM_UP);
  await tab.call('startAppends');
  await tab.call('startFrames');
  const start = performance.now();
  const before = await tab.cpu();
  await sleep((SECONDS - 0.5) * 1000 - WARM_UP);
  const after = await tab.cpu();
  const wall = (performance.now() - start) / 1000;
  const appends = await tab.call('stopAppends');
  const frames = await tab.call('stopFrames');
  tell({
    appendBusy: (100 * (after.mainThread - before.mainThread)) / wall,
    appendProcess: (100 * (after.process - before.process)) / wall,
    appendLagMedian: appends.median,
    appendLagP95: appends.p95,
    appendDropped: frames.dropped,
  });
  if (appends.shown === 0) fail('append: none of the new lines came into view');
}
