import { FIGURES, formatNumber, sizeName } from './figures.mjs';

const PEERS = ['kfplist', 'patternfly', 'xterm', 'lazylog'];
const OURS = 'ours';

const ms = (value) => `${formatNumber(value)} ms`;
const most = (values) => {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) : Number.NaN;
};
const least = (values) => {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.min(...known) : Number.NaN;
};
/** Sizes in MB that most steps have. */
const SMALL = [0.005, 0.1, 1];
const at = (results, figures) =>
  most(results.sizes.flatMap((size) => figures.map((name) => results.median(OURS, size, name))));

/**
 * What the viewer is to reach. `measure` tells what it did and whether that is enough; a value that
 * was not measured is `NaN` or `undefined`, and never enough.
 */
export const GOALS = [
  {
    goal: 'whole log, 100 MB: at most 1.3 × the floor',
    measure: (results) => {
      const ratio =
        results.median(OURS, 100, 'wholeLog') / results.median('floor', 100, 'wholeLog');
      return { text: `${ratio.toFixed(2)} ×`, met: ratio <= 1.3 };
    },
  },
  {
    goal: 'first line, 100 MB: at most 1.3 × that of 1 MB, and before every peer',
    measure: (results) => {
      const time = results.median(OURS, 100, 'firstLine');
      const ratio = time / results.median(OURS, 1, 'firstLine');
      const peers = PEERS.map((peer) => results.median(peer, 100, 'firstLine'));
      const first = peers.every((peer) => peer === undefined || time < peer);
      const text = `${ms(time)}, ${ratio.toFixed(2)} ×, ${first ? 'before' : 'not before'} every peer measured`;
      return { text, met: ratio <= 1.3 && first };
    },
  },
  {
    goal: 'memory over the empty page, 100 MB: at most 1.15 × the text + 10 MB',
    measure: (results) => {
      const memory = results.median(OURS, 100, 'memory');
      return { text: `${formatNumber(memory)} MB`, met: memory <= 125 };
    },
  },
  {
    goal: 'longest task while loading and scrolling, any size: at most 50 ms, or the longest of the floor if that is more',
    measure: (results) => {
      const sizes = results.sizes
        .map((size) => longestAt(results, size))
        .filter(({ own }) => !Number.isNaN(own));
      const [worst] = sizes.sort((one, other) => other.own - one.own);
      if (!worst) return { text: 'not measured', met: false };
      const { own, floor, size } = worst;
      const text = `${ms(own)} at ${sizeName(size)}, where the floor has ${floor === 0 ? 'none' : ms(floor)}`;
      const met = sizes.every((it) => it.own <= Math.max(50, it.floor));
      return { text: own === 0 ? 'none over 50 ms' : text, met };
    },
  },
  {
    goal: 'wheel sweep and fling, any size: p95 frame 17 ms, under 1 % dropped',
    measure: (results) => {
      const frame = at(results, ['sweepP95', 'flingP95']);
      const dropped = at(results, ['sweepDropped', 'flingDropped']);
      const text = `${ms(frame)}, ${formatNumber(dropped)} %`;
      return { text, met: Math.round(frame) <= 17 && dropped < 1 };
    },
  },
  {
    goal: 'jump to a random line, any size: p95 20 ms',
    measure: (results) => {
      const time = at(results, ['jumpP95']);
      return { text: ms(time), met: Math.round(time) <= 20 };
    },
  },
  {
    goal: 'search with exact count, 100 MB: 120 ms, no task over 50 ms, typed too',
    measure: (results) => {
      const time = results.median(OURS, 100, 'search');
      const task = most(
        ['searchTask', 'searchTypedTask'].map((figure) => results.median(OURS, 100, figure)),
      );
      const typed = ms(results.median(OURS, 100, 'searchTyped') ?? Number.NaN);
      const long = task === 0 ? 'no long task' : `a task of ${ms(task)}`;
      const text = `${ms(time)}, ${typed} from the first letter on when typed, ${long}`;
      return { text, met: time <= 120 && task <= 50 };
    },
  },
  {
    goal: 'following 1,000 lines/s on 10 MB: main thread under 15 % busy, lag p95 under 60 ms',
    measure: (results) => {
      const busy = results.median(OURS, 10, 'appendBusy');
      const lag = results.median(OURS, 10, 'appendLagP95');
      return { text: `${formatNumber(busy)} %, ${ms(lag)}`, met: busy < 15 && lag < 60 };
    },
  },
  {
    goal: 'filter by a text, by a regular expression, and errors, 100 MB: 1 s, no task over 50 ms',
    measure: (results) => {
      const times = ['filter', 'pattern', 'scan'].map(
        (name) => results.median(OURS, 100, name) ?? Number.NaN,
      );
      const task = at(results, ['filterTask', 'patternTask', 'scanTask']);
      const long = task === 0 ? 'no long task' : `a task of ${ms(task)}`;
      const text = `${times.map(ms).join(', ')}, ${long} at any size`;
      return { text, met: times.every((time) => time <= 1000) && task <= 50 };
    },
  },
  {
    goal: '5 kB, 100 kB and 1 MB: first line, whole log and main thread at most those of the best peer',
    measure: (results) => {
      const worse = SMALL.flatMap((size) =>
        ['firstLine', 'wholeLog', 'mainThreadCpu'].flatMap((figure) => {
          const own = results.median(OURS, size, figure) ?? Number.NaN;
          const best = least(PEERS.map((peer) => results.median(peer, size, figure)));
          if (own <= best) return [];
          const { title } = FIGURES[figure];
          return [`${sizeName(size)}, ${title}: ${formatNumber(own)} to ${formatNumber(best)} ms`];
        }),
      );
      return { text: worse.length > 0 ? worse.join('; ') : 'all', met: worse.length === 0 };
    },
  },
  {
    goal: '500 MB and 1 GB: open, reach the last line, jump, search; the same limits per MB',
    measure: (results) => {
      const sizes = [500, 1000].map((size) => atLarge(results, size));
      return {
        text: sizes.map(({ text }) => text).join('; '),
        met: sizes.every(({ met }) => met),
      };
    },
  },
];

/** The longest task at a size, and that of the floor: a machine that stalls by itself stalls both. */
function longestAt(results, size) {
  const figures = ['longestTask', 'sweepTask', 'flingTask'];
  const own = most(figures.map((name) => results.median(OURS, size, name)));
  return { size, own, floor: results.median('floor', size, 'longestTask') ?? 0 };
}

/** What holds for 100 MB, by the size of the log. */
function atLarge(results, size) {
  const figure = (name) => results.median(OURS, size, name) ?? Number.NaN;
  const ratio = figure('wholeLog') / (results.median('floor', size, 'wholeLog') ?? Number.NaN);
  const reached = figure('sweepP95') > 0 && figure('jumpP95') > 0;
  const memory = figure('memory');
  const search = figure('search');
  const numbers = [`${ratio.toFixed(2)} × the floor`, `${formatNumber(memory)} MB`, ms(search)];
  return {
    text: reached ? `${size} MB: ${numbers.join(', ')}` : `${size} MB: no`,
    met: reached && ratio <= 1.3 && memory <= 1.15 * size + 10 && search <= 1.2 * size,
  };
}
