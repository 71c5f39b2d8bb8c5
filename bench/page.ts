import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

import { LogDocument } from '../src/core/index.js';
import { LogViewer } from '../src/react/LogViewer/LogViewer.js';
import '../src/styles.css';

/** What one load of a log measured, in milliseconds since the viewer was mounted. */
export interface BenchResult {
  /** A line of the log is on screen. */
  firstLine: number;
  /** The same, painted by the terminal: with colours. */
  firstTerminal: number;
  /** The last byte has come. */
  downloaded: number;
  /** The last line is on screen. */
  lastLine: number;
  longestTask: number;
  /** What all tasks took beyond 50 ms each. */
  blocked: number;
  lines: number;
}

declare global {
  interface Window {
    bench: (url: string) => Promise<BenchResult>;
  }
}

const shown = (selector: string): string => document.querySelector(selector)?.textContent ?? '';

/** Resolves in the task after the frame in which the condition came true, with the time since `start`. */
const when = (start: number, condition: () => boolean): Promise<number> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      if (condition()) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    const look = (): void => {
      channel.port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  });

window.bench = async (url) => {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });

  const place = document.getElementById('viewer');
  if (!place) throw new Error('No place for the viewer.');
  const log = new LogDocument();
  const start = performance.now();
  createRoot(place).render(createElement(LogViewer, { document: log }));
  const firstTerminal = when(start, () => /\w/.test(shown('.klv-ready .xterm-rows')));
  const firstLine = when(start, () => /\w/.test(shown('.klv-plain') + shown('.xterm-rows')));
  const lastLine = when(start, () => shown('.klv-ready .xterm-rows').includes('LOG END'));

  const { body } = await fetch(url);
  if (!body) throw new Error('No body.');
  for await (const bytes of body) log.append(bytes);
  log.end();
  const downloaded = performance.now() - start;
  const times = await Promise.all([firstLine, firstTerminal, lastLine]);
  // The observer hears of a task a moment after it.
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  return {
    firstLine: times[0],
    firstTerminal: times[1],
    downloaded,
    lastLine: times[2],
    longestTask: Math.max(0, ...tasks),
    blocked: tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
    lines: log.lineCount,
  };
};
