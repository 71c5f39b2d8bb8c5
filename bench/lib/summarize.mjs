import { FIGURES } from './FIGURES.mjs';

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
