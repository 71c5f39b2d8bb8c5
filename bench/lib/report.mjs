import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { FIGURES, Results, sizeName, VIEWERS } from './figures.mjs';
import { GOALS } from './goals.mjs';
import { plot } from './plot.mjs';
import { tableOf } from './tables.mjs';

const PLOTS = ['wholeLog', 'firstLine', 'mainThreadCpu', 'memory', 'jumpP95', 'search'];
const DOCS = join(import.meta.dirname, '..', '..', 'docs');
const PICTURES = join(DOCS, 'performance');

function markdown([titles, ...rows]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = titles.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(titles), line(rule), ...rows.map(line)].join('\n');
}

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Writes the plot of a figure where there is one to be made, and gives the Markdown that shows it. */
function picture(results, figure) {
  const series = Object.entries(VIEWERS).map(([id, { title }]) => ({
    id,
    title,
    points: results.sizes
      .map((size) => [size, results.median(id, size, figure)])
      .filter(([, value]) => value > 0),
    failed: figure === 'wholeLog' ? results.lost(id) : [],
  }));
  if (series.every(({ points }) => points.length < 2)) return [];
  const { title, unit } = FIGURES[figure];
  writeFileSync(join(PICTURES, `${figure}.svg`), plot({ title: sentence(title), unit, series }));
  return [`![${sentence(title)} by size of the log](performance/${figure}.svg)`];
}

/** Writes `docs/performance.md` and its plots. */
export function writeReport(header) {
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(DOCS, 'performance.md'), pageOf(header).replaceAll(/ +\n/g, '\n'));
  console.log('docs/performance.md');
}

function pageOf(header) {
  const results = new Results(header);
  const goals = GOALS.map(({ goal, measure }) => {
    const { text, met } = measure(results);
    return [goal, /NaN|Infinity/.test(text) ? 'not measured' : text, met ? 'yes' : 'no'];
  });
  const failed = header.failed.map(
    ({ viewer, size, failure }) => `- ${VIEWERS[viewer].title}, ${sizeName(size)}: ${failure}.`,
  );
  const untried = Object.entries(VIEWERS).flatMap(([id, { title }]) => {
    const sizes = results.sizes.filter((size) => !results.tried(id, size));
    const are = sizes.map(sizeName).join(' and ');
    return sizes.length > 0 ? [`- ${title}, ${are}: not tried.`] : [];
  });
  const runs = header.rows.filter(({ figure }) => figure === 'firstLine').map(({ n }) => n);
  const [least, most] = [Math.min(...runs), Math.max(...runs)];
  const versions = Object.entries(header.versions).map(([name, version]) => `${name} ${version}`);

  return `# Performance

Written by \`npm run bench\`, which takes about ten minutes; not to be edited. \`node bench/report.mjs\`
writes it anew from the results of the last run.

Measured on ${header.date}: Chromium ${header.chromium}, headless, without a GPU, on ${header.cores} cores and
${header.memoryGB} GB, Node ${header.node}, ${header.platform}; load average at the start ${header.loadAverage};
${least === most ? least : `${least} to ${most}`} runs of each viewer at each size. Figures of one machine: read the ratios.
${header.note ?? ''}

${versions.join(' · ')}

## Goals

${markdown([['goal', 'measured', 'met'], ...goals])}

## By size

${PLOTS.flatMap((figure) => picture(results, figure)).join('\n\n')}

## All figures

Medians. In brackets: kfp-log-viewer against the floor, the others against kfp-log-viewer. A dash is
what a viewer cannot do, or did not survive.

${results.sizes.map((size) => markdown(tableOf(results, size))).join('\n\n')}

## What failed

${failed.length > 0 ? failed.join('\n') : 'Nothing.'}

${untried.length > 0 ? `Logs that a viewer would take minutes for, or more memory than machines have:\n\n${untried.join('\n')}` : ''}

## How it is measured

- The log is generated from a seed: levels, ANSI colours, progress bars of 20 to 60 \`\\r\` updates,
  tracebacks, JSON lines of 2 to 5 kB, CJK and emoji, blank lines; 143 bytes a line. It is streamed
  from a file on 127.0.0.1, chunked and not compressed.
- The floor is the least that a viewer must do: read to the end, keep the bytes, count the newlines,
  show the last 50 lines in one \`<pre>\`.
- "List as in KFP" is a react-virtualized list written after the description of KFP's own log page.
  PatternFly and that list take a whole text, and so are given it at the end, or four times a second
  while lines are appended. xterm.js holds the whole log in its scrollback, with the DOM renderer.
- kfp-log-viewer paints with elements until the reader has turned to the log and reads, then with that
  renderer, too: without a GPU there is nothing to tell whether WebGL would gain anything.
- kfp-log-viewer is built, packed and installed beside its peers, as a host installs it. The code of all
  viewers is in the page before the clock starts; ours by \`preloadRunLogs()\`. "Not preloaded" is a host
  that does not call it: there the code that looks for a log and shows it is loaded while the clock runs.
- Each run has a fresh page, and its own process, in one session of Chromium; viewers take turns in
  random order. A viewer that takes long is measured once. One that opens a log within a second opens
  it thrice a round from the second round on: opening varies more than reading, and takes little.
- First line and whole log: milliseconds from mounting to the task after the frame that shows a line,
  or the last line. Main thread: the CPU time of its tasks; all threads: of the page's process.
- Blocking time: what tasks took beyond 50 ms each. A longest task of 0 is one under 50 ms.
- Memory: private memory of the page's process after garbage collection, less that of the empty page.
- Sweep: 45 wheel events across the whole log, 33 ms apart. Fling: 60 of 16 rows each, 16 ms apart.
  xterm.js is scrolled by its own call, because a wheel event moves it by few rows whatever it says.
- Jump: to 20 rows all over the log. Search: a text that occurs twice, entered at once, and typed
  letter by letter without pause, until the right count is shown.
- Slow network: the log, and what a viewer has not loaded yet, at 10 Mbit/s and with a round trip of
  50 ms, as Chromium emulates it; the code of the page is there before.
- Filter: a text that lines all over the log have, until the number of lines is shown. Errors: all lines are looked
  through for errors, as after each load, once more.
- Append: 1,000 lines a second, 10 at a time, after 10 MB. The lag is from the sending of a line to
  the frame that shows it or a later one.
`;
}
