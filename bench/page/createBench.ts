import type { BenchLog, BenchViewer } from './BenchViewer.js';
import { type Frames, recordFrames } from './frames.js';
import {
  type Appends,
  filterLog,
  jumpAround,
  type Jumps,
  type Load,
  loadLog,
  scanLog,
  type Search,
  searchLog,
  watchAppends,
} from './measure.js';

/** How the view can be scrolled through. */
interface ScrollRange {
  /** By wheel events, in pixels, or by calls, in rows. */
  by: 'wheel' | 'rows';
  /** From the first row to the last. */
  length: number;
  /** One row, in the same unit. */
  row: number;
}

/** What the harness calls in the page. */
export interface Bench {
  /** Rows in the viewer's own count, and what it can do. */
  abilities(): { rows: number | undefined; jump: boolean; find: boolean; filter: boolean };
  load(log: BenchLog, options: { last: string; timeout: number }): Promise<Load>;
  toTop(): ScrollRange | undefined;
  scrollRows(rows: number): void;
  startFrames(): void;
  stopFrames(): Promise<Frames | undefined>;
  jump(jumps: number): Promise<Jumps | undefined>;
  search(
    inputs: readonly string[],
    options: { hits: number; timeout: number },
  ): Promise<Search | undefined>;
  scan(): Promise<Search>;
  filter(
    text: string,
    options: { timeout: number; isPattern?: boolean },
  ): Promise<Search | undefined>;
  startAppends(): void;
  stopAppends(): Appends | undefined;
}

/** The bench of one viewer, in a page of its own. */
export function createBench(viewer: BenchViewer, place: HTMLElement): Bench {
  const view = (): DOMRect => place.getBoundingClientRect();
  let frames: (() => Promise<Frames>) | undefined;
  let appends: (() => Appends) | undefined;
  return {
    abilities: () => ({
      rows: viewer.rowCount?.(),
      jump: viewer.jump !== undefined,
      find: viewer.find !== undefined,
      filter: viewer.filter !== undefined,
    }),
    load: (log, options) => loadLog(viewer, place, log, options),
    toTop: () => {
      if (viewer.scrollRows) {
        const rows = viewer.rowCount?.() ?? 0;
        viewer.scrollRows(-rows);
        return { by: 'rows', length: rows, row: 1 };
      }
      const scroller = viewer.scroller?.();
      if (!scroller) return undefined;
      scroller.scrollTop = 0;
      const length = scroller.scrollHeight - scroller.clientHeight;
      return { by: 'wheel', length, row: viewer.rowHeight ?? 16 };
    },
    scrollRows: (rows) => viewer.scrollRows?.(rows),
    startFrames: () => {
      frames = recordFrames();
    },
    stopFrames: () => frames?.() ?? Promise.resolve(undefined),
    jump: (jumps) => jumpAround(viewer, view(), jumps),
    search: (inputs, options) => searchLog(viewer, inputs, options),
    scan: () => scanLog(viewer),
    filter: (text, options) => filterLog(viewer, text, options),
    startAppends: () => {
      appends = watchAppends(viewer, view());
    },
    stopAppends: () => appends?.(),
  };
}
