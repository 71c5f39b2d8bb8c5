import { COLORS } from './COLORS.mjs';
import { formatNumber } from './formatNumber.mjs';

const WIDTH = 720;
const HEIGHT = 360;
const LEFT = 66;
const RIGHT = 150;
const TOP = 40;
const BOTTOM = 44;
/** Between labels at the ends of lines. */
const LABEL_HEIGHT = 16;

/**
 * A figure over the size of the log, both on logarithmic scales, as an SVG file that brings its own
 * ground, light or dark as the reader's system prefers.
 *
 * A size at which a viewer failed is a cross at the top.
 *
 * @param {{ title: string, unit: string, series: { id: string, title: string, points: [number, number][], failed: number[] }[] }} plot
 */
export function plot({ title, unit, series }) {
  const shown = series.filter(({ points }) => points.length > 0);
  const xs = shown.flatMap(({ points, failed }) => [...points.map(([x]) => x), ...failed]);
  const ys = shown.flatMap(({ points }) => points.map(([, y]) => y));
  const xScale = logScale(Math.min(...xs), Math.max(...xs), LEFT, WIDTH - RIGHT);
  const yScale = logScale(
    roundDown(Math.min(...ys)),
    roundUp(Math.max(...ys)),
    HEIGHT - BOTTOM,
    TOP,
  );
  const grid = ticks(yScale).map((value) => {
    const y = fixed(yScale.place(value));
    return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}"/>
<text class="tick" x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${formatNumber(value)}</text>`;
  });
  const columns = [...new Set(xs)].map(
    (value) =>
      `<text class="tick" x="${fixed(xScale.place(value))}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${value >= 1000 ? `${value / 1000} GB` : `${value} MB`}</text>`,
  );
  const lines = shown.map(({ id, points, failed }) => {
    const places = points.map(([x, y]) => [fixed(xScale.place(x)), fixed(yScale.place(y))]);
    const path = places.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
    const dots = places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5"/>`).join('');
    const lost = failed.map((x) => failure(places.at(-1), fixed(xScale.place(x)))).join('');
    return `<g class="${id}"><path d="${path}"/>${dots}${lost}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">
<title>${title}, ${unit}, by size of the log</title>
<style>
${STYLE}
</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>
<text class="title" x="${LEFT - 50}" y="24">${title}, ${unit}</text>
${[...grid, ...columns, ...lines, ...labels(shown, xScale, yScale)].join('\n')}
</svg>
`;
}

/** A cross beyond all values, and the way to it. */
function failure([fromX, fromY], x) {
  const [left, right, top, bottom] = [x - 5, x + 5, TOP - 5, TOP + 5];
  return (
    `<path class="lost" d="M${fromX} ${fromY}L${x} ${TOP}"/>` +
    `<path d="M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}"/>`
  );
}

/** Names at the ends of the lines, moved apart where they would touch. */
function labels(series, xScale, yScale) {
  const ends = series
    .map(({ id, title, points, failed }) => {
      const [lastX, lastY] = points.at(-1);
      const x = fixed(xScale.place(failed.at(-1) ?? lastX)) + 9;
      const y = (failed.length > 0 ? TOP : fixed(yScale.place(lastY))) + 4;
      return { id, title, x, y };
    })
    .sort((a, b) => a.y - b.y);
  const placed = [];
  for (const end of ends) {
    const above = placed.filter(({ x }) => Math.abs(x - end.x) < 110).at(-1);
    if (above) end.y = Math.max(end.y, above.y + LABEL_HEIGHT);
    placed.push(end);
  }
  return placed.map(
    ({ id, title, x, y }) => `<text class="label ${id}" x="${x}" y="${y}">${title}</text>`,
  );
}

function logScale(least, most, from, to) {
  const low = Math.log10(least);
  const high = Math.log10(most);
  const span = high - low || 1;
  const place = (value) => from + ((Math.log10(value) - low) / span) * (to - from);
  return { low, high, place };
}

/** The next of 1, 2, 5, 10, 20, … that is not above. */
function roundDown(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2].find((step) => step * power <= value) ?? 1) * power;
}

function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((step) => step * power >= value) ?? 10) * power;
}

/** Powers of ten, and where they are few what lies between. */
function ticks({ low, high }) {
  const steps = high - low > 2.5 ? [1] : [1, 2, 5];
  const all = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power++) {
    all.push(...steps.map((step) => step * 10 ** power));
  }
  const least = low - 1e-9;
  const most = high + 1e-9;
  return all.filter((value) => Math.log10(value) >= least && Math.log10(value) <= most);
}

function fixed(value) {
  return Math.round(value * 10) / 10;
}

const rules = (shade) =>
  Object.entries(COLORS)
    .map(
      ([id, shades]) =>
        `.${id} path { stroke: ${shades[shade]} } .${id} circle, text.${id} { fill: ${shades[shade]} }`,
    )
    .join('\n');

const STYLE = `text { font: 13px system-ui, sans-serif }
.title { font-size: 15px; font-weight: 600 }
.title, .tick { fill: #1d242d }
.ground { fill: #fff; stroke: #d8dee4 }
.grid { stroke: #e4e8ec }
path { fill: none; stroke-width: 2 }
.lost { stroke-width: 1.5; stroke-dasharray: 2 4 }
.floor path { stroke-dasharray: 5 4 }
.ours path { stroke-width: 3.5 }
text.ours { font-weight: 600 }
${rules(0)}
@media (prefers-color-scheme: dark) {
.title, .tick { fill: #d6dde7 }
.ground { fill: #11151c; stroke: #2b3442 }
.grid { stroke: #232b37 }
${rules(1)}
}`;
