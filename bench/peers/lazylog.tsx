import { LazyLog, ScrollFollow } from '@melloware/react-logviewer';
import { createRef } from 'react';
import { createRoot } from 'react-dom/client';

import { type BenchViewer, enter } from '../page/BenchViewer.js';

const ROW = 19;

/** `@melloware/react-logviewer`, streaming and following, with its search bar. */
function createLazyLog(): BenchViewer {
  const lazyLog = createRef<LazyLog>();
  let place: HTMLElement | undefined;
  return {
    open: (element, { url }) => {
      place = element;
      createRoot(element).render(
        <ScrollFollow
          startFollowing
          render={({ follow, onScroll }) => (
            <LazyLog
              ref={lazyLog}
              url={url}
              stream
              enableSearch
              follow={follow}
              onScroll={onScroll}
            />
          )}
        />,
      );
    },
    rows: () => [...(place?.querySelectorAll('.react-lazylog .log-line') ?? [])],
    // It takes a scroll of its own for the reader's now and then, and stops to follow.
    seekEnd: () => {
      const scroller = place?.querySelector('.react-lazylog');
      if (!scroller || !lazyLog.current) return;
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      if (scrollHeight - clientHeight - scrollTop < 2 * ROW) return;
      lazyLog.current.listRef.current?.scrollToIndex(lazyLog.current.state.count - 1);
    },
    scroller: () => place?.querySelector('.react-lazylog') ?? null,
    rowHeight: ROW,
    rowCount: () => lazyLog.current?.state.count ?? 0,
    jump: (row) => lazyLog.current?.listRef.current?.scrollToIndex(row - 1),
    find: (text) => {
      enter(place?.querySelector<HTMLInputElement>('.react-lazylog-searchbar-input'), text);
    },
    found: () => {
      const shown = place?.querySelector('.react-lazylog-searchbar-matches')?.textContent;
      return Number(/of (\d+) match/.exec(shown ?? '')?.[1]);
    },
  };
}

export const viewer = createLazyLog();
