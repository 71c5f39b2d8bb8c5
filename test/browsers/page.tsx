import '../../src/styles.css';

import { createRef } from 'react';
import { createRoot } from 'react-dom/client';

import { LogWorker } from '../../src/core/public.js';
import {
  createKfpClient,
  LogDocument,
  LogViewer,
  type LogViewerHandle,
  RunLogs,
  RunLogsProvider,
} from '../../src/react/index.js';
import { hostOptions } from '../ladder/hostOptions.js';
import type { PageQuery } from './browser.js';

declare global {
  interface Window {
    /** What went wrong on the page so far. */
    noise: string[];
    /** The document of the page `log`. */
    log: LogDocument;
    /** The viewer of the page `log`. */
    viewer: LogViewerHandle | null;
    /** How often the worker of the page `log` has said something. */
    answers: number;
  }
}

window.noise = [];
window.addEventListener('error', ({ message }) => {
  window.noise.push(message);
});
window.addEventListener('unhandledrejection', ({ reason }) => window.noise.push(String(reason)));
console.error = (...said: unknown[]) => window.noise.push(said.map(String).join(' '));

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
const query = JSON.parse(decodeURIComponent(location.hash.slice(1))) as PageQuery;

/** A log that stalls is not to be waited for as long as by a reader. */
const CLIENT = createKfpClient({ baseUrl: location.origin, timeouts: { stall: 3000 } });

if (query.page === 'log') {
  window.log = new LogDocument();
  window.answers = 0;
  const viewer = createRef<LogViewerHandle>();
  const worker = new LogWorker(() => {
    const created = new Worker(new URL('../viewer/log.worker.ts', import.meta.url), {
      type: 'module',
    });
    created.addEventListener('message', () => {
      window.answers += 1;
    });
    return created;
  });
  window.log.appendLines(Array.from({ length: query.lines }, (_, line) => `line ${line + 1}`));
  createRoot(root).render(
    <LogViewer
      ref={(handle) => {
        viewer.current = window.viewer = handle;
      }}
      document={window.log}
      renderer={query.renderer}
      worker={worker}
    />,
  );
} else {
  const { target, host } = query;
  createRoot(root).render(
    <RunLogsProvider client={CLIENT}>
      <RunLogs target={target} options={host ? hostOptions({ host }, location.origin) : {}} />
    </RunLogsProvider>,
  );
}
