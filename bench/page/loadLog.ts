import { afterPaint } from './afterPaint.js';
import type { BenchLog, BenchViewer } from './BenchViewer.js';
import { visibleText } from './visibleText.js';
import { watchTasks } from './watchTasks.js';

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

  // Of the log, that is, and not a line number beside nothing.
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
