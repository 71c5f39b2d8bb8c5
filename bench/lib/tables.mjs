import { FIGURES, formatNumber, Results, sizeName, VIEWERS } from './figures.mjs';

/** Figures whose ratio to the floor means something: what must be done in any case. */
const TO_FLOOR = ['firstLine', 'wholeLog', 'mainThreadCpu', 'processCpu', 'memory'];
/** Below this a ratio is noise. */
const LEAST = 1;

/**
 * The figures of a size as a table: its first row are the titles. Ours is compared with the floor,
 * and the peers with ours.
 *
 * @param {Results} results
 * @returns {string[][]}
 */
export function tableOf(results, size, figures = Object.keys(FIGURES)) {
  const viewers = Object.keys(VIEWERS).filter((viewer) => results.tried(viewer, size));
  const rows = figures.map((figure) => [
    `${FIGURES[figure].title}, ${FIGURES[figure].unit}`,
    ...viewers.map((viewer) => cellOf(results, viewer, size, figure)),
  ]);
  return [
    [sizeName(size), ...viewers.map((viewer) => VIEWERS[viewer].title)],
    ...rows.filter((row) => row.slice(1).some((cell) => cell !== '–')),
  ];
}

function cellOf(results, viewer, size, figure) {
  const value = results.median(viewer, size, figure);
  if (value === undefined) return '–';
  const other = viewer === 'ours' ? 'floor' : 'ours';
  const base = results.median(other, size, figure);
  const comparable = viewer !== 'floor' && (other === 'ours' || TO_FLOOR.includes(figure));
  if (!comparable || base === undefined || base < LEAST || value === 0) return formatNumber(value);
  return `${formatNumber(value)} (${(value / base).toFixed(1)} ×)`;
}

/** Prints the medians of all that was measured, and what failed. */
export function printTables(header) {
  const results = new Results(header);
  for (const size of results.sizes) {
    const table = tableOf(results, size);
    const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
    console.log('');
    for (const row of table) {
      const [title, ...cells] = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      );
      console.log([title, ...cells].join('  '));
    }
  }
  console.log('\nMedians. In brackets: ours against the floor, the others against ours.');
  for (const { viewer, size, failure } of header.failed) {
    console.log(`${viewer}, ${sizeName(size)}: ${failure}`);
  }
}
