import { createRef, useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { AutoSizer, List, type ListRowProps } from 'react-virtualized';

import { type BenchViewer, readText } from '../page/BenchViewer.js';

const ROW = 15;
/** The page of KFP keeps so many rows mounted that they can be selected. */
const OVERSCAN = 400;
const LINK = /https?:\/\/\S+/g;

/**
 * What KFP's page shows a log in, written after its description: a react-virtualized list of
 * text rows, fetched whole, coloured by the words in them, with links.
 */
function createKfpList(): BenchViewer {
  const list = createRef<List>();
  let place: HTMLElement | undefined;
  let count = 0;

  function Peer({ url }: { url: string }): ReactElement {
    const [lines, setLines] = useState<readonly string[]>([]);
    useEffect(() => {
      void readText(url, (text) => {
        const more = text.split(/[\r\n]+/);
        setLines((before) => (before.length === 0 ? more : [...before, ...more]));
      });
    }, [url]);
    useEffect(() => {
      count = lines.length;
      if (count > 0) list.current?.scrollToRow(count - 1);
    }, [lines]);

    const row = ({ index, key, style }: ListRowProps): ReactNode => {
      const line = lines[index] ?? '';
      return (
        <div key={key} className="row" style={{ ...style, whiteSpace: 'pre' }}>
          <span style={{ color: '#888', display: 'inline-block', width: 60 }}>{index + 1}</span>
          <span style={{ color: colorOf(line) }}>{linked(line)}</span>
        </div>
      );
    };
    return (
      <div style={{ background: '#111', height: '100%' }}>
        <AutoSizer>
          {({ width, height }) => (
            <List
              ref={list}
              style={{ font: '12px/15px monospace' }}
              width={width}
              height={height}
              rowCount={lines.length}
              rowHeight={ROW}
              rowRenderer={row}
              overscanRowCount={OVERSCAN}
            />
          )}
        </AutoSizer>
      </div>
    );
  }

  return {
    open: (element, { url }) => {
      place = element;
      createRoot(element).render(<Peer url={url} />);
    },
    rows: () => [...(place?.querySelectorAll('.row') ?? [])],
    scroller: () => place?.querySelector('.ReactVirtualized__List') ?? null,
    rowHeight: ROW,
    rowCount: () => count,
    jump: (row) => list.current?.scrollToRow(row - 1),
  };
}

function colorOf(line: string): string {
  const words = line.toLowerCase();
  if (words.includes('error') || words.includes('fail')) return '#f66';
  return words.includes('warn') ? '#fc6' : '#eee';
}

function linked(line: string): ReactNode {
  const links = [...line.matchAll(LINK)];
  if (links.length === 0) return line;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { 0: url, index } of links) {
    parts.push(
      line.slice(at, index),
      <a key={index} href={url}>
        {url}
      </a>,
    );
    at = index + url.length;
  }
  return [...parts, line.slice(at)];
}

export const viewer = createKfpList();
