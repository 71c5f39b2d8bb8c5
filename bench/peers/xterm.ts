import { SearchAddon } from '@xterm/addon-search';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';

import type { BenchViewer } from '../page/BenchViewer.js';

/** Bytes that xterm.js has been given and not yet parsed: pause above, go on below. */
const HIGH = 2 * 1024 * 1024;
const LOW = 512 * 1024;
/** Fewer bytes to a row than in any log of the bench. */
const BYTES_PER_ROW = 50;

const DECORATIONS = {
  matchBackground: '#6b5300',
  matchOverviewRuler: '#d0a000',
  activeMatchBackground: '#a05000',
  activeMatchColorOverviewRuler: '#ff8000',
};

/** A terminal that holds the whole log in its scrollback. */
function createXterm(): BenchViewer {
  let terminal: Terminal | undefined;
  let place: HTMLElement | undefined;
  let hits: number | undefined;
  const search = new SearchAddon();

  const read = async (url: string): Promise<void> => {
    const { body } = await fetch(url);
    if (!body) return;
    const reader = body.getReader();
    let pending = 0;
    let resume: (() => void) | undefined;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      pending += value.length;
      terminal?.write(value, () => {
        pending -= value.length;
        if (pending <= LOW) resume?.();
      });
      if (pending < HIGH) continue;
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
    }
  };

  return {
    open: (element, { url, bytes }) => {
      place = element;
      terminal = new Terminal({
        cols: 160,
        rows: 44,
        fontSize: 12,
        fontFamily: 'monospace',
        convertEol: true,
        disableStdin: true,
        allowProposedApi: true,
        scrollback: Math.ceil(bytes / BYTES_PER_ROW) + 100_000,
      });
      terminal.loadAddon(search);
      search.onDidChangeResults(({ resultCount }) => {
        hits = resultCount;
      });
      terminal.open(element);
      void read(url);
    },
    rows: () => [...(place?.querySelectorAll('.xterm-rows > div') ?? [])],
    scrollRows: (rows) => {
      terminal?.scrollLines(rows);
    },
    rowCount: () => terminal?.buffer.active.length ?? 0,
    jump: (row) => {
      terminal?.scrollToLine(row - 1);
    },
    find: (text) => {
      hits = undefined;
      if (text === '') search.clearDecorations();
      else search.findNext(text, { decorations: DECORATIONS, incremental: true });
    },
    found: () => hits,
  };
}

export const viewer = createXterm();
