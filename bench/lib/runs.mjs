import { parseArgs } from 'node:util';

import { sizeName, VIEWERS } from './figures.mjs';
import { measureCell } from './measure.mjs';

const WHOLE_RUN = { sizes: [0.005, 0.1, 1, 10, 100, 500, 1000], minutes: 12 };
const QUICK_RUN = { sizes: [0.1, 1, 10], minutes: 2 };

/**
 * What to measure, from the command line.
 *
 * @param {string[]} args
 * @throws {Error} that says what is wrong with them
 */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      sizes: { type: 'string' },
      minutes: { type: 'string' },
      note: { type: 'string' },
    },
  });
  const preset = values.quick ? QUICK_RUN : WHOLE_RUN;
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !(name in VIEWERS));
  if (unknown) throw new Error(`There is no viewer "${unknown}": ${Object.keys(VIEWERS)}.`);
  const sizes = values.sizes?.split(',').map(Number) ?? preset.sizes;
  if (sizes.some((size) => !(size > 0))) throw new Error('--sizes is a list of megabytes: 1,10.');
  const minutes = Number(values.minutes ?? preset.minutes);
  if (!(minutes > 0)) throw new Error('--minutes is a number.');
  return {
    sizes,
    minutes,
    viewers: only ?? Object.keys(VIEWERS),
    named: only !== undefined,
    note: values.note,
    quick: values.quick,
    /** Whether all is measured that `docs/performance.md` shows. */
    whole: !values.quick && values.only === undefined && values.sizes === undefined,
  };
}

const APPEND_TO = 10;
/** Logs in MB that are opened over a slow network too: as most are. */
const SLOW_NETWORK = [0.1, 1];

/**
 * What to measure: each viewer at each size, each that follows while lines are appended, and each over a
 * slow network.
 *
 * @returns cells, those of one size side by side
 */
export function planCells({ sizes, viewers, named, quick }) {
  const upTo = (viewer) => VIEWERS[viewer][quick ? 'quickUpTo' : 'upTo'];
  const cells = [];
  for (const megabytes of [...sizes].sort((a, b) => a - b)) {
    for (const viewer of viewers) {
      if (!named && megabytes > upTo(viewer)) continue;
      cells.push({ kind: 'load', viewer, megabytes, timeout: megabytes > 100 ? 60_000 : 30_000 });
    }
  }
  if (sizes.includes(APPEND_TO)) {
    for (const viewer of viewers.filter(
      (name) => VIEWERS[name].append && (named || upTo(name) >= APPEND_TO),
    )) {
      cells.push({ kind: 'append', viewer, megabytes: APPEND_TO, timeout: 30_000 });
    }
  }
  for (const megabytes of sizes.filter((size) => SLOW_NETWORK.includes(size))) {
    for (const viewer of viewers) {
      cells.push({ kind: 'network', viewer, megabytes, timeout: 30_000 });
    }
  }
  return cells;
}

const SECOND = 1_000;
/** A viewer that takes longer than this for one run is measured once only. */
const SLOW = 32 * SECOND;
/** A log that opens in less than this is opened more often than it is read in. */
const QUICK_LOAD = SECOND;
const EXTRA = 2;

/**
 * Measures each cell once, and then again in rounds as long as there is time, so that a slow spell of
 * the machine does not hit one viewer only. What failed or is slow is not measured again. Opening a log
 * varies more than reading in it, and is quick: from the second round on it is done three times.
 *
 * @param {number} minutes after which no further run begins, once each cell had its first
 * @returns `{ cell, figures, failures }` of each run
 */
export async function runCells({ browser, server, cells, minutes }) {
  const start = performance.now();
  const runs = [];
  const took = new Map();
  let left = cells;
  for (let round = 1; left.length > 0; round++) {
    const extra = left.filter((cell) => isQuick(cell, runs)).map(toOpen);
    for (const cell of shuffled([...left, ...Array(EXTRA).fill(extra).flat()])) {
      const elapsed = performance.now() - start;
      if (round > 1 && elapsed + (took.get(cell) ?? 0) > minutes * 60 * SECOND) continue;
      const began = performance.now();
      const run = { cell, ...(await measureCell({ browser, server, cell })) };
      runs.push(run);
      took.set(cell, performance.now() - began);
      report(run, round, (performance.now() - start) / SECOND);
    }
    const elapsed = performance.now() - start;
    left = cells.filter((cell) => {
      const done = runs.some((run) => run.cell === cell && resultOf(run) !== undefined);
      const time = took.get(cell);
      return done && time < SLOW && elapsed + time <= minutes * 60 * SECOND;
    });
  }
  return runs;
}

/** Whether a log was open in no time when it was measured before. */
function isQuick(cell, runs) {
  const times = runs.filter((run) => run.cell === cell).map(({ figures }) => figures.wholeLog);
  return times.some((time) => time < QUICK_LOAD);
}

function toOpen(cell) {
  return { ...cell, kind: 'open' };
}

/** Orders cells by size, and those of one size at random: no viewer always runs after the same other. */
function shuffled(cells) {
  return cells
    .map((cell) => ({ cell, place: Math.random() }))
    .sort((a, b) => orderOf(a.cell) - orderOf(b.cell) || a.place - b.place)
    .map(({ cell }) => cell);
}

function orderOf({ kind, megabytes }) {
  return kind === 'load' || kind === 'open' ? megabytes : Infinity;
}

/** The figure without which a run has failed. */
function resultOf({ cell, figures }) {
  if (cell.kind === 'append') return figures.appendLagP95;
  return cell.kind === 'network' ? figures.networkFirstLine : figures.wholeLog;
}

function report({ cell, figures, failures }, round, seconds) {
  const { kind, viewer, megabytes } = cell;
  const result = resultOf({ cell, figures });
  const text = result === undefined ? '–' : `${Math.round(result)} ms`;
  const time = `${Math.round(seconds)} s`.padStart(6);
  console.log(
    `${time}  round ${round}  ${kind} ${sizeName(megabytes)}  ${viewer}  ${[text, ...failures].join('; ')}`,
  );
}
