/**
 * The viewers, and up to which size in MB each is asked, in a whole run and in a quick one, unless
 * `--only` names it: larger logs take it minutes, or more memory than machines have.
 */
export const VIEWERS = {
  floor: { title: 'floor', package: undefined, upTo: 1000, quickUpTo: 1000, append: false },
  ours: { title: 'kfp-log-viewer', package: undefined, upTo: 1000, quickUpTo: 1000, append: true },
  elements: {
    title: 'rows as elements',
    package: undefined,
    upTo: 1000,
    quickUpTo: 10,
    append: true,
  },
  worker: { title: 'with a worker', package: undefined, upTo: 100, quickUpTo: 10, append: false },
  cold: { title: 'not preloaded', package: undefined, upTo: 1, quickUpTo: 1, append: false },
  kfplist: {
    title: 'list as in KFP',
    package: 'react-virtualized',
    upTo: 500,
    quickUpTo: 500,
    append: true,
  },
  patternfly: {
    title: 'PatternFly',
    package: '@patternfly/react-log-viewer',
    upTo: 500,
    quickUpTo: 500,
    append: true,
  },
  xterm: { title: 'xterm.js', package: '@xterm/xterm', upTo: 100, quickUpTo: 10, append: true },
  lazylog: {
    title: 'LazyLog',
    package: '@melloware/react-logviewer',
    upTo: 100,
    quickUpTo: 1,
    append: true,
  },
};

/** What is measured, in the order of the tables. Less is better, always. */
export const FIGURES = {
  firstLine: { title: 'first line', unit: 'ms' },
  wholeLog: { title: 'whole log', unit: 'ms' },
  mainThreadCpu: { title: 'main thread', unit: 'ms' },
  processCpu: { title: 'all threads', unit: 'ms' },
  longestTask: { title: 'longest task', unit: 'ms' },
  blocked: { title: 'blocking time', unit: 'ms' },
  memory: { title: 'memory', unit: 'MB' },
  sweepP95: { title: 'sweep: p95 frame', unit: 'ms' },
  sweepDropped: { title: 'sweep: dropped', unit: '%' },
  sweepTask: { title: 'sweep: longest task', unit: 'ms' },
  flingP95: { title: 'fling: p95 frame', unit: 'ms' },
  flingDropped: { title: 'fling: dropped', unit: '%' },
  flingTask: { title: 'fling: longest task', unit: 'ms' },
  jumpMedian: { title: 'jump: median', unit: 'ms' },
  jumpP95: { title: 'jump: p95', unit: 'ms' },
  search: { title: 'search', unit: 'ms' },
  searchTask: { title: 'search: longest task', unit: 'ms' },
  searchTyped: { title: 'search, typed', unit: 'ms' },
  searchTypedTask: { title: 'search, typed: longest task', unit: 'ms' },
  networkFirstLine: { title: 'slow network: first line', unit: 'ms' },
  networkWholeLog: { title: 'slow network: whole log', unit: 'ms' },
  filter: { title: 'filter', unit: 'ms' },
  filterTask: { title: 'filter: longest task', unit: 'ms' },
  pattern: { title: 'filter by pattern', unit: 'ms' },
  patternTask: { title: 'filter by pattern: longest task', unit: 'ms' },
  scan: { title: 'errors', unit: 'ms' },
  scanTask: { title: 'errors: longest task', unit: 'ms' },
  appendBusy: { title: 'append: main thread', unit: '%' },
  appendProcess: { title: 'append: all threads', unit: '%' },
  appendLagMedian: { title: 'append: lag median', unit: 'ms' },
  appendLagP95: { title: 'append: lag p95', unit: 'ms' },
  appendDropped: { title: 'append: dropped', unit: '%' },
};

/** For people: `1,234`, `56`, `7.8`. */
export function formatNumber(value) {
  const digits = Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** The size of a log: `5 kB`, `100 MB`, `1 GB`. */
export function sizeName(megabytes) {
  if (megabytes >= 1000) return `${megabytes / 1000} GB`;
  return megabytes < 1 ? `${megabytes * 1000} kB` : `${megabytes} MB`;
}

/** What `results.json` holds, looked up. */
export class Results {
  #rows;

  /** @param results what `run.mjs` wrote */
  constructor(results) {
    this.header = results;
    this.#rows = results.rows;
  }

  /** Sizes in MB, smallest first. */
  get sizes() {
    const entries = [...this.#rows, ...this.header.failed];
    return [...new Set(entries.map(({ size }) => size))].sort((a, b) => a - b);
  }

  /** The row of a figure, if it was measured. */
  row(viewer, size, figure) {
    return this.#rows.find(
      (row) => row.viewer === viewer && row.size === size && row.figure === figure,
    );
  }

  /** Its median. */
  median(viewer, size, figure) {
    return this.row(viewer, size, figure)?.median;
  }

  /** What went wrong with a viewer at a size. */
  failures(viewer, size) {
    return this.header.failed
      .filter((entry) => entry.viewer === viewer && entry.size === size)
      .map(({ failure }) => failure);
  }

  /** Sizes at which a viewer was tried and never showed the last line. */
  lost(viewer) {
    return this.sizes.filter(
      (size) => this.tried(viewer, size) && this.median(viewer, size, 'wholeLog') === undefined,
    );
  }

  /** Whether a viewer was tried at a size. */
  tried(viewer, size) {
    return (
      this.failures(viewer, size).length > 0 ||
      this.#rows.some((row) => row.viewer === viewer && row.size === size)
    );
  }
}

/**
 * Rows of results, each figure of each viewer at each size over the runs that told it, and what
 * viewers failed at.
 *
 * @param runs `{ cell, figures, failures }`
 */
export function summarize(runs) {
  const rows = [];
  const failed = [];
  for (const { viewer, megabytes } of distinct(runs)) {
    const same = runs.filter(({ cell }) => cell.viewer === viewer && cell.megabytes === megabytes);
    for (const failure of new Set(same.flatMap(({ failures }) => failures))) {
      failed.push({ viewer, size: megabytes, failure });
    }
    for (const [figure, { unit }] of Object.entries(FIGURES)) {
      const values = same
        .map(({ figures }) => figures[figure])
        .filter((value) => value !== undefined);
      if (values.length === 0) continue;
      values.sort((a, b) => a - b);
      const n = values.length;
      const median = (values[(n - 1) >> 1] + values[n >> 1]) / 2;
      const [min, max] = [values[0], values[n - 1]];
      rows.push({ viewer, size: megabytes, figure, unit, ...rounded({ median, min, max }), n });
    }
  }
  return { rows, failed };
}

function distinct(runs) {
  const cells = new Map(runs.map(({ cell }) => [`${cell.megabytes} ${cell.viewer}`, cell]));
  return [...cells.values()].sort((a, b) => a.megabytes - b.megabytes);
}

function rounded(values) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Math.round(value * 10) / 10]),
  );
}
