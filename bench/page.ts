import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

import {
  createKfpClient,
  RunLogs,
  RunLogsProvider,
  type RunLogsSession,
} from '../src/react/index.js';
import '../src/styles.css';

/** What one load of a log measured, in milliseconds since the component was mounted. */
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
    bench: (baseUrl: string) => Promise<BenchResult>;
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

window.bench = async (baseUrl) => {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });

  const place = document.getElementById('viewer');
  if (!place) throw new Error('No place for the viewer.');
  const queryClient = new QueryClient();
  const client = createKfpClient({ baseUrl });
  const target = { runId: 'bench', podName: 'bench', namespace: 'bench' };
  const start = performance.now();
  createRoot(place).render(
    createElement(
      QueryClientProvider,
      { client: queryClient },
      createElement(RunLogsProvider, { client }, createElement(RunLogs, { target })),
    ),
  );
  const firstTerminal = when(start, () => /\w/.test(shown('.klv-ready .xterm-rows')));
  const firstLine = when(start, () =>
    /\w/.test(shown('.klv-first') + shown('.klv-plain') + shown('.xterm-rows')),
  );
  const lastLine = when(start, () => shown('.klv-ready .xterm-rows').includes('LOG END'));

  const times = await Promise.all([firstLine, firstTerminal, lastLine]);
  // The observer hears of a task a moment after it.
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  const [logRequest] = performance
    .getEntriesByType('resource')
    .filter((entry) => entry.name.includes('k8s/pod/logs'))
    .filter((entry) => entry instanceof PerformanceResourceTiming);
  const [session] = queryClient.getQueriesData<RunLogsSession>({}).map(([, data]) => data);
  return {
    firstLine: times[0],
    firstTerminal: times[1],
    downloaded: (logRequest?.responseEnd ?? Number.NaN) - start,
    lastLine: times[2],
    longestTask: Math.max(0, ...tasks),
    blocked: tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
    lines: session?.getSnapshot().document.lineCount ?? 0,
  };
};
