import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

import { formatNumber, sizeName } from './figures.mjs';

/** Of each viewer's line, on light and on dark ground. */
const COLORS = {
  floor: ['#6a7480', '#8f9bab'],
  ours: ['#0b62c4', '#7db7ff'],
  elements: ['#0b8f8f', '#6fd6d6'],
  cold: ['#5d6b12', '#c2d05e'],
  kfplist: ['#a85400', '#f2a65a'],
  patternfly: ['#b3156f', '#ff8cc6'],
  xterm: ['#1a7440', '#66cf83'],
  lazylog: ['#6a46c0', '#b9a2ff'],
};
/** Height of a label, so that none is written over another. */
const LABEL = 16;

/**
 * A figure over the size of the log, both on logarithmic scales, as an SVG file with a
 * background of its own, light or dark as the reader's system prefers. A size at which a viewer failed is a cross
 * above all values.
 *
 * @param {{ title: string, unit: string, series: { id: string, title: string, points: [number, number][], failed: number[] }[] }} figure
 */
export function plot({ title, unit, series }) {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const shown = series.filter(({ points }) => points.length > 0);
  const values = shown.flatMap(({ points }) => points.map(([, value]) => value));
  const [least, most] = [roundDown(Math.min(...values)), roundUp(Math.max(...values))];

  const rows = shown.flatMap(({ id, points }) =>
    points.map(([size, value]) => ({ id, size, value })),
  );
  const lost = shown.flatMap(({ id, failed }) => failed.map((size) => ({ id, size, value: most })));
  // From the last size that a viewer survived to the one that it did not.
  const ways = lost.flatMap((cross) => [rows.findLast(({ id }) => id === cross.id), cross]);
  const ends = shown.map(({ id, title: name }) => ({
    ...[...rows, ...lost].findLast((row) => row.id === id),
    name,
  }));
  const sizes = [...new Set([...rows, ...lost].map(({ size }) => size))];

  const place = { x: 'size', y: 'value', z: 'id', stroke: 'id' };
  const svg = Plot.plot({
    document,
    className: 'plot',
    width: 720,
    height: 360,
    marginTop: 52,
    marginRight: 140,
    marginBottom: 36,
    marginLeft: 66,
    x: { type: 'log', label: null },
    y: { type: 'log', label: null, domain: [least, most] },
    color: { domain: Object.keys(COLORS), range: Object.keys(COLORS).map((id) => `var(--${id})`) },
    marks: [
      Plot.frame({ inset: 0, rx: 8, fill: 'var(--ground)', stroke: 'var(--edge)', ...AROUND }),
      Plot.text([`${title}, ${unit}`], { frameAnchor: 'top-left', dx: -50, dy: -36, ...TITLE }),
      Plot.gridY(ticks(least, most), { stroke: 'var(--grid)', strokeOpacity: 1 }),
      Plot.axisX(sizes, { text: sizeName, tickSize: 0, tickPadding: 10 }),
      Plot.axisY(ticks(least, most), { text: formatNumber, tickSize: 0, tickPadding: 8 }),
      Plot.lineY(
        rows.filter(({ id }) => id === 'floor'),
        { ...place, strokeWidth: 2, strokeDasharray: '5 4' },
      ),
      Plot.lineY(
        rows.filter(({ id }) => id !== 'floor'),
        { ...place, strokeWidth: ({ id }) => (id === 'ours' ? 3.5 : 2) },
      ),
      Plot.lineY(ways, { ...place, strokeDasharray: '2 4' }),
      Plot.text(
        ends,
        apart({
          x: 'size',
          y: 'value',
          fill: 'id',
          text: 'name',
          textAnchor: 'start',
          dx: 9,
          stroke: 'var(--ground)',
          strokeWidth: 4,
        }),
      ),
      Plot.dot(rows, { x: 'size', y: 'value', fill: 'id', r: 3.5 }),
      Plot.dot(lost, { ...place, symbol: 'times', r: 5, strokeWidth: 2 }),
    ],
  });
  // An HTML document omits the namespace; a stand-alone SVG file is not rendered without it.
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  const style = document.createElement('style');
  style.textContent = STYLE;
  const name = document.createElement('title');
  name.textContent = `${title}, ${unit}, by size of the log`;
  svg.prepend(name, style);
  return `${svg.outerHTML}\n`;
}

const AROUND = { insetTop: -51, insetRight: -139, insetBottom: -35, insetLeft: -65 };
const TITLE = { fontSize: 15, fontWeight: 600, textAnchor: 'start' };

/** Moves labels down that would stand on the one above: those near each other, top to bottom. */
function apart(options) {
  return Plot.initializer(options, (data, facets, { x, y }, { x: xScale, y: yScale }) => {
    const places = Array.from(y.value, (value, index) => ({
      index,
      x: xScale(x.value[index]),
      y: yScale(value),
    })).sort((a, b) => a.y - b.y);
    const placed = [];
    for (const label of places) {
      const above = placed.findLast((it) => Math.abs(it.x - label.x) < 110);
      if (above) label.y = Math.max(label.y, above.y + LABEL);
      placed.push(label);
    }
    const moved = new Float64Array(places.length);
    for (const { index, y: at } of placed) moved[index] = at;
    return { data, facets, channels: { y: { value: moved } } };
  });
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

/** Powers of ten; on a scale of few of them, also two and five times each. */
function ticks(least, most) {
  const [low, high] = [Math.log10(least), Math.log10(most)];
  const steps = high - low > 2.5 ? [1] : [1, 2, 5];
  const powers = Array.from(
    { length: Math.ceil(high) - Math.floor(low) + 1 },
    (_, i) => 10 ** (Math.floor(low) + i),
  );
  return powers
    .flatMap((power) => steps.map((step) => step * power))
    .filter((value) => value >= least * 0.999 && value <= most * 1.001);
}

const shade = (/** @type {0 | 1} */ which) =>
  Object.entries(COLORS)
    .map(([id, shades]) => `--${id}: ${shades[which]};`)
    .join(' ');

const STYLE = `.plot { font: 13px system-ui, sans-serif; color: #1d242d; --ground: #fff; --edge: #d8dee4; --grid: #e4e8ec; ${shade(0)} }
@media (prefers-color-scheme: dark) {
.plot { color: #d6dde7; --ground: #11151c; --edge: #2b3442; --grid: #232b37; ${shade(1)} }
}`;
