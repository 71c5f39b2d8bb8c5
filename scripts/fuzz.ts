import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';

import { corpusOf } from '../test/fuzz/corpus.js';
import type { FuzzTarget } from '../test/fuzz/FuzzTarget.js';
import { fuzz } from '../test/fuzz/fuzz.js';
import { TARGETS } from '../test/fuzz/TARGETS.js';

/**
 * `npm run fuzz -- [--count 1000000] [--only redact] [--seed 1]`: hands that many inputs to all
 * parsers, and ends with the first that throws what is not promised, takes longer than a second for
 * each megabyte begun, or more memory than four times what a log may unpack to.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
const targets = TARGETS.filter(({ name }) => values.only === undefined || name === values.only);
if (targets.length === 0) throw new Error(`One of: ${TARGETS.map(({ name }) => name).join(', ')}`);

/** Milliseconds for each megabyte begun. */
const SLOWEST = 1_000;
/** Bytes: four times the 512 MiB that a log may unpack to. */
const MOST_MEMORY = 4 * 512 * 1024 * 1024;
/** Milliseconds after which an input counts as one that never ends. */
const HANGS = 30_000;

/** The input being read, for the watching thread: target, index, and how many inputs have begun. */
const place = new Int32Array(new SharedArrayBuffer(12));
// A thread of its own: while an input hangs, no timer of this one fires.
new Worker(
  `const { place, names, hangs, seed } = require('node:worker_threads').workerData;
  let last = -1;
  setInterval(() => {
    const [target, index, count] = place;
    if (count === last && count > 0) {
      const name = names[target] + ' --seed ' + seed + ', input ' + index;
      require('node:fs').writeSync(2, '--only ' + name + ': never ends\\n');
      process.kill(process.pid, 'SIGKILL');
    }
    last = count;
  }, hangs);`,
  { eval: true, workerData: { place, names: targets.map(({ name }) => name), hangs: HANGS, seed } },
).unref();

/** Milliseconds of work, whatever else the machine does meanwhile. */
const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let started = 0;
let slowest = { ms: 0, what: '' };
let peak = 0;
const begun = performance.now();
const counts = await fuzz({
  targets,
  corpus: corpusOf,
  count,
  seed,
  onInput: (target: FuzzTarget, index) => {
    place.set([targets.indexOf(target), index, (place[2] ?? 0) + 1]);
    if (index === 0) console.log(`${target.name} …`);
    started = cpuTime();
  },
  onDone: ({ name }, index, input) => {
    const ms = cpuTime() - started;
    const what = `--only ${name} --seed ${seed}, input ${index} of ${input.length} bytes`;
    if (ms > slowest.ms) slowest = { ms, what };
    if (ms > SLOWEST * Math.ceil((input.length + 1) / 2 ** 20))
      throw new Error(`${what}: ${ms} ms`);
    if (index % 64 !== 0) return;
    peak = Math.max(peak, process.memoryUsage().rss);
    if (peak > MOST_MEMORY) throw new Error(`${what}: ${peak} bytes of memory`);
  },
});
for (const [name, inputs] of counts) console.log(`${name}: ${inputs} inputs, nothing found`);
console.log(
  `In ${Math.round((performance.now() - begun) / 1000)} s, ${Math.round(peak / 2 ** 20)} MiB at most; ` +
    `the slowest, ${Math.round(slowest.ms)} ms: ${slowest.what}`,
);
