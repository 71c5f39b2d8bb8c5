import {
  type HiddenLines,
  type LineLink,
  type LineLinkOptions,
  lineLinks,
  type Linkify,
  type LogDocument,
  type LogMatch,
  type LogSeam,
  MAX_JSON,
  mayHaveJson,
  type Projection,
  type StyledRun,
} from '../../../core/index.js';
import type { KeyMove } from '../input/keyMove.js';
import type { Grid } from '../frame/renderer.js';
import type { LinkInView } from '../links/LinkList.js';
import { ReadingPlace } from './ReadingPlace.js';
import type { JsonMark, LongMark, SeamMark } from './snapshot.js';
import {
  gutterColumns,
  readColumns,
  type RowSpan,
  rowsInView,
  SEAM_STYLE,
  type TimeView,
  type VisibleRow,
} from './rows.js';

/** Bytes from a line's start on that are looked at for NULs, as UTF-16 has them beside ASCII. */
const NEAR = 256;
/** Rows to which a viewer grows with its log: in one block of the layout, they are counted exactly. */
const MOST_ROWS = 256;
/** Columns behind the end of a shortened line that are left for its commands. */
const LONG_ROOM = 32;

/**
 * Lays a document out in a view: which rows are in view, how wide the gutter is, and how far the view
 * scrolls sideways. It needs no element, so that all is known before anything is rendered.
 */
export class ViewLayout {
  /** Where in the log the reader is. */
  readonly place: ReadingPlace = new ReadingPlace();
  /** Whether lines are numbered. */
  lineNumbers = true;
  /** Whether long lines are wrapped. */
  wrap = false;
  /** What is shown of a seam: it has no text of its own. */
  seamText: (seam: LogSeam) => string = () => '';
  /** What is shown in place of hidden lines. */
  hiddenText: (hidden: HiddenLines) => string = () => '';
  /** What folds a number of lines. */
  foldText: (count: number) => string = () => '';
  #restText: (bytes: number) => string = () => '…';
  /** How times are shown; `undefined` while the code for it is not loaded. */
  times: TimeView | undefined;
  #linkOptions: LineLinkOptions = {};
  /** Whether the rows in view must be read again, for other links or a shortened line. */
  #isStale = false;
  /** First column in view, of lines that are not wrapped. */
  left = 0;
  #rows: readonly VisibleRow[] = [];
  /** Columns of a row, without the gutter. */
  #width = 0;
  /** Columns of the widest line that has been in view. */
  #widest = 0;

  /** The log. */
  get document(): LogDocument {
    return this.place.document;
  }

  /** The rows in view, as of the last {@link ViewLayout.layOut}. */
  get rows(): readonly VisibleRow[] {
    return this.#rows;
  }

  /** Columns at the left of each row, for line numbers. */
  get gutter(): number {
    return gutterColumns(this.document.lineCount, this.lineNumbers, this.stampColumns);
  }

  /** Columns of the gutter for times that are not written in the lines. */
  get stampColumns(): number {
    return this.times?.stampColumns ?? 0;
  }

  /** Columns of the scrolled width, including the gutter and one after the text; 0 if all fit. */
  get scrollColumns(): number {
    return !this.wrap && this.#widest > this.#width ? this.#widest + this.gutter + 1 : 0;
  }

  /** The first line in view that has U+FFFD, or NUL bytes; `undefined` if none has. */
  get malformedLine(): number | undefined {
    const { document } = this;
    return this.#rows.find(
      ({ line, runs, hidden }) =>
        !hidden &&
        (runs.some(({ text }) => text.includes('\ufffd')) ||
          document.bytesAt(document.lineOffset(line)).subarray(0, NEAR).includes(0)),
    )?.line;
  }

  /** What is shown of the log; `undefined` while all of it is. */
  get projection(): Projection | undefined {
    return this.place.layout.projection;
  }

  /**
   * Says how links are found.
   *
   * @param findsSources whether places in source files are links
   */
  setLinks(linkify: Linkify | undefined, findsSources: boolean): void {
    const before = this.#linkOptions;
    if (linkify === before.linkify && findsSources === before.findsSources) return;
    const { document } = globalThis;
    this.#linkOptions = {
      ...{ linkify, findsSources },
      // The page's URL may change without another one being loaded.
      get base() {
        return document.baseURI;
      },
    };
    this.#isStale = true;
  }

  /** The links in view, from top to bottom, each once, and the numbers of their lines from 1. */
  get linksInView(): readonly LinkInView[] {
    const found = new Map<string, LinkInView>();
    for (const { line, links } of this.#rows) {
      for (const link of links) found.set([line, link.from].join(), { line: line + 1, link });
    }
    return [...found.values()];
  }

  /** The links of a line, from its start up to a column. */
  linksOf(line: number, columns: number): readonly LineLink[] {
    return lineLinks(this.document, line, { from: 0, to: columns }, this.#linkOptions);
  }

  /** Goes to another document. */
  show(document: LogDocument): void {
    this.place.show(document);
    this.left = this.#widest = 0;
    this.#rows = [];
  }

  /** Lays out the rows in view, after changes of the document, the place or the size of the view. */
  layOut({ rows, columns }: Grid): void {
    const width = (this.#width = Math.max(1, columns - this.gutter));
    if (this.wrap) this.left = 0;
    const { place } = this;
    place.settle(rows, this.wrap ? width : undefined);
    const view = { top: place.top, rows, width, left: this.left };
    // A row that was in view before is not read again.
    const known = new Map(this.#isStale ? [] : this.#rows.map((row) => [row.key, row]));
    this.#isStale = false;
    this.#rows = rowsInView(this.document, place.layout, view).map((span) => {
      const { line, row, from, to, hidden } = span;
      if (hidden) return this.#readHidden(span, hidden);
      const seam = this.#seamOf(line);
      const fold = this.#foldMark(line);
      const time = this.times?.timeOf(line);
      const stamp = this.stampColumns > 0 ? (this.times?.stampOf(line) ?? '') : '';
      const pause = this.times?.pauseBefore(line);
      const rest = this.restOf(line);
      const revision = this.document.lineRevision(line);
      const key = [
        line,
        row,
        from,
        to,
        revision,
        seam,
        fold,
        time?.text,
        stamp,
        pause,
        rest,
      ].join();
      const before = known.get(key);
      if (before) return before;
      const shown = { ...span, time, stamp, pause };
      const runs = this.#read(shown, { seam, fold, rest });
      const links = lineLinks(this.document, line, { from, to, runs }, this.#linkOptions);
      return { ...shown, key, runs, links };
    });
  }

  /** Where lines in view do not simply go on from those before, to be marked over the rows. */
  seams({ top, cellHeight }: Grid): SeamMark[] {
    return this.#rows.flatMap(({ line, row, runs, pause = '' }, y): SeamMark[] => {
      if (pause !== '' && row === 0)
        return [{ top: top + y * cellHeight, text: pause, isPause: true }];
      const kind = row === 0 ? this.document.seamAt(line)?.kind : undefined;
      if (kind !== 'gap' && kind !== 'handover') return [];
      const said = this.#textOf(line);
      const isSaid = runs.some(({ text }) => text.includes(said));
      return [{ top: top + y * cellHeight, text: isSaid ? '' : said }];
    });
  }

  /** Where a line is in view, if it may have JSON. */
  jsonOf(line: number | undefined, { top, cellHeight, rows }: Grid): JsonMark[] {
    const first = this.#rows.findIndex((row) => row.line === line && !row.hidden);
    if (first < 0 || line === undefined || !this.#mayHaveJson(line)) return [];
    const end = this.#rows.findLastIndex((row) => row.line === line) + 1;
    const rowTop = top + first * cellHeight;
    return [{ line, rowTop, top: top + end * cellHeight, isAbove: end * 2 > rows }];
  }

  /** A line if it may have JSON, else the first one in view that may. */
  lineWithJson(line: number | undefined): number | undefined {
    const inView = this.#rows.filter(({ hidden }) => !hidden).map((row) => row.line);
    return [...(line === undefined ? [] : [line]), ...inView].find((each) =>
      this.#mayHaveJson(each),
    );
  }

  #mayHaveJson(line: number): boolean {
    const { document } = this;
    const size = document.lineOffset(line + 1) - document.lineOffset(line);
    return size <= MAX_JSON && mayHaveJson(document.lineText(line));
  }

  /** Sets what is said of the bytes of a line that are not shown, in place of them. */
  setRestText(text: (bytes: number) => string): void {
    this.#restText = text;
  }

  /** What is said of the rest of a line, where that is not shown; else empty. */
  restOf(line: number): string {
    const bytes = this.place.layout.long.hiddenBytes(line);
    return bytes > 0 ? this.#restText(bytes) : '';
  }

  /**
   * The long lines in view that can be shown whole, or in part: those of which the end is in view, and the
   * selected one, else the first.
   */
  longOf(selected: number | undefined, { top, cellHeight, cellWidth }: Grid): LongMark[] {
    const { long } = this.place.layout;
    const last = new Map<number, number>();
    this.#rows.forEach(({ line, hidden }, y) => {
      if (!hidden && long.isLong(line)) last.set(line, y);
    });
    const chosen = selected !== undefined && last.has(selected) ? selected : [...last.keys()].at(0);
    return [...last].flatMap(([line, y]): LongMark[] => {
      const row = this.#rows[y];
      if (!row) return [];
      const rest = this.restOf(line);
      const end = long.endOf(line);
      const isRest = !this.wrap || rest === '' || row.from === end;
      const isEnd = isRest && end >= row.from && end < row.from + this.#width;
      const isShown = isEnd || line === selected || long.isOpen(line);
      if (!isEnd && line !== chosen) return [];
      const column = isEnd ? this.gutter + end - row.from + rest.length + 1 : undefined;
      const left = column === undefined ? undefined : column * cellWidth;
      const at = isEnd ? y : this.#rows.findIndex((each) => each.line === line);
      return [{ line, top: top + at * cellHeight, left, isShown, isOpen: long.isOpen(line) }];
    });
  }

  /** Shows a long line whole. */
  openLong(line: number): void {
    this.place.layout.long.open(line);
  }

  /** Shows a long line in part. What is behind that leaves the view. */
  shortenLong(line: number): void {
    const { long } = this.place.layout;
    long.shorten(line);
    this.left = Math.min(this.left, Math.max(0, long.endOf(line) - Math.floor(this.#width / 2)));
    // How wide the others are is to be measured again.
    this.#widest = 0;
    this.#isStale = true;
  }

  /** The number of rows that the log takes, counted up to {@link MOST_ROWS}; at least 1. */
  get contentRows(): number {
    const { layout } = this.place;
    const first = layout.shownPlace({ line: 0, row: 0 });
    return layout.total === 0 ? 1 : layout.indexOf(layout.move(first, MOST_ROWS - 1)) + 1;
  }

  /** Moves as a key asks for. The start of the log is at its first column. */
  follow(move: KeyMove): void {
    if (move === 'start') this.left = 0;
    this.place.follow(move);
  }

  /** Brings a line into view, and shows it if it is hidden. */
  bringTo(line: number): void {
    this.projection?.reveal(line);
    this.place.bringTo({ line, row: 0 });
  }

  /**
   * Does what a click on a cell asks for: shows hidden lines, or folds what begins with a line.
   *
   * @returns whether there was anything to show or to fold
   */
  press(line: number, column: number): boolean {
    const { projection } = this;
    if (!projection) return false;
    if (projection.hiddenAt(line)) {
      projection.open(line);
      return true;
    }
    const text = this.#foldMark(line);
    const { columns } = this.document.styledLine(line, 0, 0);
    if (text === '' || column <= columns || column > columns + text.length) return false;
    projection.fold(line);
    return true;
  }

  /** Shows the hidden lines that begin with a line. */
  open(line: number): void {
    this.projection?.open(line);
  }

  /**
   * Scrolls a match into view, if it is not.
   *
   * @param how `nearest`: no further than needed, and hidden lines stay hidden
   */
  reveal({ line, from, to }: LogMatch, how: 'amid' | 'nearest' = 'amid'): void {
    if (how === 'amid') {
      this.projection?.reveal(line);
      if (to > this.place.layout.long.shownColumns(line)) this.openLong(line);
    }
    const row = this.place.layout.rowsOf(line).rowAt(from);
    if (how === 'nearest') this.place.bringNear({ line, row });
    else if (!this.#rows.some((shown) => shown.line === line && shown.row === row)) {
      this.place.bringTo({ line, row });
    }
    const width = this.#width;
    const end = this.place.layout.long.endOf(line);
    const [start, stop] = [Math.min(from, end), Math.min(to, end)];
    if (this.wrap || (start >= this.left && stop <= this.left + width)) return;
    this.left = stop <= width ? 0 : Math.max(0, start - Math.floor(width / 3));
  }

  /** Reads a row, and measures its line. The width of lines that were never in view is not known. */
  #read(
    row: Omit<VisibleRow, 'runs' | 'key' | 'links'>,
    { seam, fold, rest }: Record<'seam' | 'fold' | 'rest', string>,
  ): readonly StyledRun[] {
    const { line, from, to, time, shown } = row;
    const { runs, columns } = readColumns(this.document, line, from, to, time);
    if (shown !== undefined) return [...runs, ...this.#readRest(from, shown, rest)];
    this.#widest = Math.max(this.#widest, columns + fold.length);
    if (seam === '' && fold === '') return runs;
    // Beside the text, where there is room; on an empty line, a seam takes the place of the text.
    const beside = fold === '' ? ` ${seam}` : fold;
    const text = columns > 0 || seam === '' ? beside : seam.slice(0, this.#width);
    const fits = columns === 0 || (columns >= from && columns + text.length < to);
    if (!fits) return runs;
    return [...runs, { text, style: SEAM_STYLE, column: columns, columns: text.length }];
  }

  /** What stands behind the end of a shortened line: wrapped, in a row of its own. */
  #readRest(from: number, end: number, rest: string): StyledRun[] {
    this.#widest = Math.max(this.#widest, end + rest.length + LONG_ROOM);
    if (this.wrap && from < end) return [];
    const text = from > end ? '' : rest.slice(0, Math.max(0, from + this.#width - end));
    return text === '' ? [] : [{ text, style: SEAM_STYLE, column: end, columns: text.length }];
  }

  /** A row in place of hidden lines. */
  #readHidden(span: RowSpan, hidden: HiddenLines): VisibleRow {
    const text = `── ${this.hiddenText(hidden)} ──`.slice(0, this.#width);
    const run: StyledRun = { text, style: SEAM_STYLE, column: 0, columns: text.length };
    return { ...span, key: [span.line, 'hidden', text].join(), runs: [run], links: [] };
  }

  /** What stands beside the first line of a part that can be folded, and is clicked for it. */
  #foldMark(line: number): string {
    const fold = this.projection?.foldAt(line);
    return fold && !fold.folded ? ` ── ${this.foldText(fold.count)} ──` : '';
  }

  #seamOf(line: number): string {
    const text = this.#textOf(line);
    return text && `── ${text} ──`;
  }

  #textOf(line: number): string {
    const seam = this.document.seamAt(line);
    return seam ? this.seamText(seam) : '';
  }
}
