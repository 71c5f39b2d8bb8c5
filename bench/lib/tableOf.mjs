import { FIGURES } from './FIGURES.mjs';
import { formatNumber } from './formatNumber.mjs';
import { VIEWERS } from './VIEWERS.mjs';

/** Figures whose ratio to the floor means something: what must be done in any case. */
const TO_FLOOR = ['firstLine', 'wholeLog', 'mainThreadCpu', 'processCpu', 'memory'];
/** Below this a ratio is noise. */
const LEAST = 1;

/**
 * The figures of a size as a table: its first row are the titles. Ours is compared with the floor,
 * and the peers with ours.
 *
 * @param {import('./Results.mjs').Results} results
 * @returns {string[][]}
 */
export function tableOf(results, size, figures = Object.keys(FIGURES)) {
  const viewers = Object.keys(VIEWERS).filter((viewer) => results.tried(viewer, size));
  const rows = figures.map((figure) => [
    `${FIGURES[figure].title}, ${FIGURES[figure].unit}`,
    ...viewers.map((viewer) => cellOf(results, viewer, size, figure)),
  ]);
  return [
    [
      `${size >= 1000 ? `${size / 1000} GB` : `${size} MB`}`,
      ...viewers.map((viewer) => VIEWERS[viewer].title),
    ],
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
