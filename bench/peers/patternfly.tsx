import { Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { LogViewer, LogViewerSearch } from '@patternfly/react-log-viewer';
import '@patternfly/react-core/dist/styles/base.css';
import { createRef, useEffect, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';

import { type BenchViewer, enter, readText } from '../page/BenchViewer.js';

/** What the viewer's `ref` holds: its own copy of react-window's list. */
interface WindowList {
  props: { itemCount: number };
  scrollToItem(index: number, align: 'start' | 'center' | 'end'): void;
}

/** `@patternfly/react-log-viewer` as it comes, wrapping, with its search field. */
function createPatternFly(): BenchViewer {
  const list = createRef<WindowList>();
  let place: HTMLElement | undefined;

  const rowCount = (): number => list.current?.props.itemCount ?? 0;
  const toEnd = (): void => list.current?.scrollToItem(rowCount() - 1, 'end');

  function Peer({ url }: { url: string }): ReactElement {
    const [text, setText] = useState('');
    useEffect(() => {
      void readText(url, (more) => {
        setText((before) => before + more);
      }).then(() => {});
    }, [url]);
    useEffect(toEnd, [text]);
    return (
      <LogViewer
        ref={list}
        data={text}
        height="100%"
        toolbar={
          <Toolbar>
            <ToolbarContent>
              <ToolbarItem>
                <LogViewerSearch placeholder="Search" minSearchChars={1} />
              </ToolbarItem>
            </ToolbarContent>
          </Toolbar>
        }
      />
    );
  }

  return {
    open: (element, { url }) => {
      place = element;
      createRoot(element).render(<Peer url={url} />);
    },
    rows: () => [...(place?.querySelectorAll('.pf-v6-c-log-viewer__list-item') ?? [])],
    seekEnd: toEnd,
    scroller: () => place?.querySelector('.pf-v6-c-log-viewer__scroll-container') ?? null,
    rowHeight: 21,
    rowCount,
    rowsAreLines: true,
    jump: (row) => list.current?.scrollToItem(row - 1, 'center'),
    find: (text) => {
      enter(place?.querySelector('input'), text);
    },
    found: () => {
      const shown = place?.querySelector('.pf-v6-c-text-input-group__utilities')?.textContent;
      return Number(/\d+ \/ (\d+)/.exec(shown ?? '')?.[1]);
    },
  };
}

export const viewer = createPatternFly();
