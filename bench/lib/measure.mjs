import { setTimeout as sleep } from 'node:timers/promises';

import { BenchTab, withTimeout } from './browser.mjs';
import { LAST_LINE, NEEDLE, NEEDLES, PATTERN, RARE } from './log.mjs';

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
    const work = MEASURES[cell.kind]({ tab, server, cell, tell, fail });
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

/** A round trip of 50 ms, and 10 Mbit/s. */
const SLOW_NETWORK = { latency: 50, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };

/** Opens a log over a slow network, from which the viewer's further code comes too. */
async function measureNetwork({ tab, cell, tell, fail }) {
  const { viewer, megabytes, timeout } = cell;
  await tab.openViewer(viewer);
  await tab.slowDown(SLOW_NETWORK);
  const log = { url: `/log/${megabytes}/`, bytes: megabytes * 1_000_000 };
  const load = await loadIn(tab, log, timeout);
  tell({ networkFirstLine: load.firstLine, networkWholeLog: load.wholeLog });
  if (load.failure) fail(`slow network: no last line within ${timeout / 1000} s`);
}

const MEASURES = {
  load: measureLoad,
  open: measureLoad,
  append: measureAppend,
  network: measureNetwork,
};

const SWEEP = { steps: 45, pace: 33 };
const FLING = { steps: 60, pace: 16, rows: 16 };
const JUMPS = 20;
const SEARCH_TIMEOUT = 8_000;

/**
 * Opens a log and then, unless the cell is of opening alone, reads in it. Each figure is told as soon
 * as it is known, so that those of a page that crashes later are kept.
 *
 * @param job.tell takes figures
 * @param job.fail takes a sentence
 */
async function measureLoad({ tab, cell, tell, fail }) {
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
  const { jump, find, filter } = await tab.call('abilities');
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
  if (filter) {
    const late = `not done within ${SEARCH_TIMEOUT / 1000} s`;
    const scan = await tab.call('scan');
    tell({ scan: scan.time, scanTask: scan.longestTask });
    const filtered = await tab.call('filter', RARE, { timeout: SEARCH_TIMEOUT });
    if (filtered) tell({ filter: filtered.time, filterTask: filtered.longestTask });
    else fail(`filter: ${late}`);
    const byPattern = { timeout: SEARCH_TIMEOUT, isPattern: true };
    const matched = await tab.call('filter', PATTERN, byPattern);
    if (matched) tell({ pattern: matched.time, patternTask: matched.longestTask });
    else fail(`filter by a regular expression: ${late}`);
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

const CATCH_UP = 3_000;

/**
 * Scrolls in steps at a fixed pace, not waiting for the page to keep up: by wheel events, or by
 * calls where the viewer wants those.
 *
 * @param {{ step: number, steps: number, pace: number }} how `step` is in the unit of the range,
 *   `pace` in milliseconds
 */
async function scrollThrough(tab, range, { step, steps, pace }) {
  await tab.call('startFrames');
  const events = [];
  const start = performance.now();
  for (let i = 0; i < steps; i++) {
    const rows = Math.round(step * (i + 1)) - Math.round(step * i);
    events.push(range.by === 'rows' ? tab.call('scrollRows', rows) : tab.wheel(step));
    const due = start + (i + 1) * pace;
    if (due > performance.now()) await sleep(due - performance.now());
  }
  const all = Promise.all(events);
  all.catch(() => undefined);
  // A page that is far behind is not waited for: how it paints is known by then.
  await Promise.race([all, sleep(CATCH_UP)]);
  return tab.call('stopFrames');
}

const RATE = 1_000;
const SECONDS = 6;
/** The first second is left out. */
const WARM_UP = 1_000;
let ids = 0;

/** Opens a log, follows it while lines are appended, and measures what that costs. */
async function measureAppend({ tab, server, cell, tell, fail }) {
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

/** For the page to say itself that it gave up. */
const GRACE = 2_000;
const OVERDUE = 'the load';

/**
 * Opens a log in a tab and waits for its last line.
 *
 * @returns what `loadLog` of `page/measure.ts` measured, or that it timed out, also when the page is too busy to say so
 */
async function loadIn(tab, log, timeout) {
  const load = tab.call('load', log, { last: LAST_LINE, timeout });
  // Nobody waits for it after that.
  load.catch(() => undefined);
  return withTimeout(load, timeout + GRACE, OVERDUE).catch((error) => {
    if (!error.message.startsWith(OVERDUE)) throw error;
    return { failure: 'timeout' };
  });
}
