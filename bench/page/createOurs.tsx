import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createKfpClient,
  LogViewer,
  preloadRunLogs,
  RunLogsProvider,
  useRunLogs,
  type LogDocument,
  type LogViewerHandle,
} from 'kfp-log-viewer';
import { LogProblems, type LogWorker } from 'kfp-log-viewer/core';
import 'kfp-log-viewer/styles.css';
import { useEffect, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';

import { type BenchViewer, enter } from './BenchViewer.js';

const TARGET = { runId: 'bench', podName: 'bench', namespace: 'bench' };

interface OursOptions {
  renderer?: 'auto' | 'elements';
  preload?: BenchViewer['preload'];
  worker?: LogWorker;
}

/** From the ladder to the last row, as in KFP's page: the log is asked for as that of a pod. */
export function createOurs({
  renderer = 'auto',
  preload = preloadRunLogs,
  worker,
}: OursOptions = {}): BenchViewer {
  let handle: LogViewerHandle | null = null;
  let log: LogDocument | undefined;
  let place: HTMLElement | undefined;

  function Ours(): ReactElement {
    const { document } = useRunLogs(TARGET);
    useEffect(() => {
      log = document;
    }, [document]);
    return (
      <LogViewer
        ref={(viewer) => {
          handle = viewer;
        }}
        document={document}
        renderer={renderer}
        worker={worker}
      />
    );
  }

  return {
    preload,
    open: (element, { url }) => {
      place = element;
      createRoot(element).render(
        <QueryClientProvider client={new QueryClient()}>
          <RunLogsProvider
            client={createKfpClient({ baseUrl: url })}
            options={{ maxBytes: Infinity }}
          >
            <Ours />
          </RunLogsProvider>
        </QueryClientProvider>,
      );
    },
    rows: () => {
      const painted = [
        ...(place?.querySelectorAll('.klv-ready :is(.xterm-rows > div, .klv-row)') ?? []),
      ];
      if (painted.length > 0) return painted;
      // Before that there are early rows, or, before any rows, the first lines in one element.
      return [...(place?.querySelectorAll('.klv-early .klv-row, .klv-first') ?? [])];
    },
    scroller: () => place?.querySelector('.klv-scroller') ?? null,
    rowCount: () => log?.lineCount ?? 0,
    rowsAreLines: true,
    jump: (row) => handle?.scrollToLine(row),
    find: (text) => {
      // The bar has to be open before anything can be entered in it.
      if (text === '') handle?.find('');
      else enter(place?.querySelector<HTMLInputElement>('.klv-find-input'), text);
    },
    filter: (text) => handle?.filter(text),
    filterByPattern: () => {
      place?.querySelector<HTMLButtonElement>('.klv-filter [aria-keyshortcuts="Alt+R"]')?.click();
    },
    filtered: () => {
      const shown = place?.querySelector('.klv-filter [role=status]')?.textContent ?? '';
      return /^\d.* of \d.* lines match$/.test(shown);
    },
    scan: async () => {
      if (log) await new LogProblems(log).run({ worker });
    },
    found: () => {
      const shown = place?.querySelector('.klv-find-count')?.textContent;
      return Number(/of (\d+)/.exec(shown ?? '')?.[1]);
    },
  };
}
