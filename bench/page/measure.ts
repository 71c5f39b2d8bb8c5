import type { BenchLog, BenchViewer } from './BenchViewer.js';
import { afterPaint, percentile, visibleText, watchTasks } from './frames.js';

/** What opening a log took, in milliseconds since the viewer was mounted. */
export interface Load {
  /** A line of the log is on screen. */
  firstLine: number | undefined;
  /** The last line is on screen. */
  wholeLog: number | undefined;
  longestTask: number;
  blocked: number;
  /** What became of it when the last line was never on screen. */
  failure: 'timeout' | 'unreachable' | undefined;
}

/** How long the last line may be in the document and out of the view. */
const PATIENCE = 6_000;

/** Opens a log and waits until `last` is on screen, or until `timeout` milliseconds have passed. */
export async function loadLog(
  viewer: BenchViewer,
  place: HTMLElement,
  log: BenchLog,
  { last, timeout }: { last: string; timeout: number },
): Promise<Load> {
  const tasks = watchTasks();
  const view = place.getBoundingClientRect();
  const start = performance.now();
  viewer.open(place, log);

  // When text of the log is in view: a line number beside an empty row does not count.
  let firstLine: number | undefined;
  let wholeLog: number | undefined;
  let failure: Load['failure'];
  let inDocumentSince: number | undefined;
  while (wholeLog === undefined && failure === undefined) {
    await afterPaint();
    const now = performance.now() - start;
    const rows = viewer.rows();
    const texts = visibleText(rows, view);
    if (firstLine === undefined && texts.some((text) => /[a-z]{3}/i.test(text))) firstLine = now;
    if (texts.slice(-4).some((text) => text.includes(last))) wholeLog = now;
    else if (rows.slice(-5).some((row) => row.textContent.includes(last))) inDocumentSince ??= now;
    if (now > timeout) failure = 'timeout';
    if (inDocumentSince !== undefined && now - inDocumentSince > PATIENCE) failure = 'unreachable';
    viewer.seekEnd?.();
  }
  const { longest, blocked } = await tasks();
  return {
    firstLine,
    wholeLog,
    longestTask: longest,
    blocked,
    failure: wholeLog === undefined ? failure : undefined,
  };
}

/** Milliseconds from a jump to the frame that shows its target. */
export interface Jumps {
  median: number;
  p95: number;
}

/** A jump that took longer than this has not arrived. */
const TIMEOUT = 4_000;
const PAUSE = 30;
/** Generated lines say their number; those that do not are among others that do. */
const NEAR = 60;

/**
 * Jumps to rows here and there, each far from the one before.
 *
 * @returns `undefined` when one of them was not shown in time
 */
export async function jumpAround(
  viewer: BenchViewer,
  view: DOMRect,
  jumps: number,
): Promise<Jumps | undefined> {
  const rows = viewer.rowCount?.() ?? 0;
  const times: number[] = [];
  const look = (): string[] => visibleText(viewer.rows(), view);
  for (let i = 0; i < jumps; i++) {
    // The golden ratio's multiples are spread evenly, and neighbours are far apart.
    const row = 1 + Math.floor(rows * ((0.31 + i * 0.618_034) % 1));
    // A reader is not faster, and scroll events of the jump before may be on their way.
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    await afterPaint();
    const before = look().join('\n');
    const start = performance.now();
    viewer.jump?.(row);
    for (;;) {
      await afterPaint();
      const texts = look();
      const time = performance.now() - start;
      if (texts.some((text) => /[a-z]{3}/i.test(text)) && texts.join('\n') !== before) {
        if (!viewer.rowsAreLines || texts.some((text) => isNear(text, row))) {
          times.push(time);
          break;
        }
      }
      if (time > TIMEOUT) return undefined;
    }
  }
  return { median: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

function isNear(text: string, row: number): boolean {
  const number = /step=(\d+)/.exec(text)?.[1];
  return number !== undefined && Math.abs(Number(number) - row) <= NEAR;
}

/** What a search took, in milliseconds. */
export interface Search {
  /** From the input to the frame after the right count is shown. */
  time: number;
  longestTask: number;
}

/**
 * Searches for a text that occurs `hits` times.
 *
 * @param inputs What the reader enters, one after the other: the text at once, or letter by letter
 * @returns `undefined` when the right count was not shown within `timeout` milliseconds
 */
export async function searchLog(
  viewer: BenchViewer,
  inputs: readonly string[],
  { hits, timeout }: { hits: number; timeout: number },
): Promise<Search | undefined> {
  viewer.find?.('');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const tasks = watchTasks();
  const start = performance.now();
  for (const input of inputs) {
    viewer.find?.(input);
    // Each key is a task of its own.
    if (inputs.length > 1) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  do {
    await afterPaint();
    if (performance.now() - start > timeout) return undefined;
  } while (viewer.found?.() !== hits);
  const time = performance.now() - start;
  const { longest } = await tasks();
  return { time, longestTask: longest };
}

/** Looks through a log for errors, as the viewer has done by itself before. */
export async function scanLog(viewer: BenchViewer): Promise<Search> {
  const tasks = watchTasks();
  const start = performance.now();
  await viewer.scan?.();
  const time = performance.now() - start;
  const { longest } = await tasks();
  return { time, longestTask: longest };
}

/**
 * Filters a log by a text, or by a regular expression.
 *
 * @returns `undefined` when the number of lines was not shown within `timeout` milliseconds
 */
export async function filterLog(
  viewer: BenchViewer,
  text: string,
  { timeout, isPattern = false }: { timeout: number; isPattern?: boolean },
): Promise<Search | undefined> {
  // The code of the filter is loaded when it is opened.
  viewer.filter?.('');
  await new Promise((resolve) => setTimeout(resolve, 500));
  if (isPattern) {
    viewer.filterByPattern?.();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const tasks = watchTasks();
  const start = performance.now();
  viewer.filter?.(text);
  do {
    await afterPaint();
    if (performance.now() - start > timeout) return undefined;
  } while (!viewer.filtered?.());
  const time = performance.now() - start;
  const { longest } = await tasks();
  return { time, longestTask: longest };
}

/** Milliseconds from when a line was sent to the frame that shows it. */
export interface Appends {
  median: number | undefined;
  p95: number | undefined;
  /** Lines that came into view, or that newer ones in view stand for. */
  shown: number;
}

/** Appended lines say their number and when they were sent. */
const STAMP = /append=(\d+) sent=(\d+)/;

/**
 * Watches the end of the log until the returned function is called. Lines of which only newer ones
 * were ever seen count from when they were sent, too.
 */
export function watchAppends(viewer: BenchViewer, view: DOMRect): () => Appends {
  const lags: number[] = [];
  let newest: { number: number; sent: number } | undefined;
  let stopped = false;
  const watch = async (): Promise<void> => {
    while (!stopped) {
      await afterPaint();
      const now = Date.now();
      const seen = visibleText(viewer.rows(), view).findLast((text) => STAMP.test(text));
      const [, number, sent] = STAMP.exec(seen ?? '')?.map(Number) ?? [];
      if (number === undefined || sent === undefined || number <= (newest?.number ?? -1)) continue;
      const lines = newest ? number - newest.number : 1;
      const from = newest?.sent ?? sent;
      for (let i = 1; i <= lines; i++) lags.push(now - (from + ((sent - from) * i) / lines));
      newest = { number, sent };
    }
  };
  void watch();
  return () => {
    stopped = true;
    return {
      median: lags.length > 0 ? percentile(lags, 0.5) : undefined,
      p95: lags.length > 0 ? percentile(lags, 0.95) : undefined,
      shown: lags.length,
    };
  };
}
