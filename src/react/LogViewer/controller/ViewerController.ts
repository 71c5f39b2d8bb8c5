import {
  type HiddenLines,
  Listeners,
  type LogDocument,
  type LogMatch,
  type LogProblems,
  type LogWorker,
  type Projection,
  Scheduler,
  type ShownSearch,
  type SourceReference,
} from '../../../core/index.js';
import { LogExport } from '../copy/LogExport.js';
import { AccessibleLines } from '../accessibility/AccessibleLines.js';
import type { FindView, Step, StepsOf } from '../find/FindSession.js';
import type { Grid } from '../frame/renderer.js';
import type { RendererChoice } from '../frame/loadRenderer.js';
import { RenderSchedule } from '../frame/RenderSchedule.js';
import { type ViewerElements, ViewerScreen } from '../frame/ViewerScreen.js';
import { Viewport } from '../frame/Viewport.js';
import type { InputView } from '../input/InputView.js';
import type { ViewerCommand } from '../input/keyMove.js';
import { listenToInput, wheelTurner } from '../input/listenToInput.js';
import type { TextSelection } from '../input/TextSelection.js';
import { LinkLayer, type LinkView } from '../links/LinkLayer.js';
import { CalmWatch } from './CalmWatch.js';
import { Decorations } from './decorations.js';
import { ReaderRest } from './ReaderRest.js';
import { pageRow, type TimeView } from './rows.js';
import {
  type MarkedLines,
  SnapshotStore,
  type ToolRequest,
  type ViewerSnapshot,
} from './snapshot.js';
import { ViewLayout } from './ViewLayout.js';
import { ViewerCommands } from './ViewerCommands.js';
import type { ViewerOptions } from './ViewerOptions.js';

/** Milliseconds between two renders of a log that comes in slowly: about every third frame. */
const LIVE = 42;
/** Milliseconds between two renders of a log that pours in. */
const BULK = 250;
/** Bytes since the last render above which a log counts as pouring in. */
const POURING = 32 * 1024;

/** The parts of a viewer that exist while it is attached to elements. */
interface Attached {
  readonly scroller: HTMLElement;
  readonly screen: ViewerScreen;
  readonly viewport: Viewport;
  readonly accessible: AccessibleLines;
  readonly links: LinkLayer;
  readonly calm: CalmWatch;
}

/**
 * The viewer without React. It wires the parts, through which the log flows one way: document → layout →
 * rows → renderer. Input changes the layout or the decorations, and schedules another render. The
 * component reads its state as a store.
 */
export class ViewerController implements FindView, InputView, LinkView {
  /** Holds all timers and frames of the viewer; empty while it is not attached. */
  readonly scheduler: Scheduler = new Scheduler();
  /** For work that the reader has not asked for. */
  readonly rest: ReaderRest = new ReaderRest(this.scheduler);
  readonly layout: ViewLayout = new ViewLayout();
  /** What single letters ask for. */
  readonly commands: ViewerCommands = new ViewerCommands(this);
  /** What the button says that copies. */
  copyText = '';
  /** Looks for errors and regular expressions, in place of the page. */
  worker: LogWorker | undefined;
  /** The errors and warnings of the log, as far as they are found. */
  problems: LogProblems | undefined;
  readonly #decorations = new Decorations();
  /** Copies and downloads lines. */
  readonly export: LogExport = new LogExport(this, () => this.#attached?.screen.readTheme());
  readonly #store = new SnapshotStore();
  readonly #shownLines = new Listeners();
  readonly #renders = new Listeners();
  readonly #schedule = new RenderSchedule(this.scheduler, () => {
    this.#render();
  });
  #attached: Attached | undefined;
  #renderer: RendererChoice = 'auto';
  #options: ViewerOptions | undefined;
  /** The line of which the JSON is laid out. */
  #jsonLine: number | undefined;
  /** Bytes of the document at the last render. */
  #renderedBytes = 0;
  /** How many documents have been shown: part of the key of each row. */
  #shown = 0;

  readonly subscribe: (listener: () => void) => () => void = this.#store.subscribe;
  readonly getSnapshot: () => ViewerSnapshot = this.#store.getSnapshot;

  get grid(): Grid | undefined {
    return this.#attached?.screen.grid;
  }

  get selection(): TextSelection {
    return this.#decorations.selection;
  }

  /** The matches that are decorated. */
  get search(): ShownSearch | undefined {
    return this.#decorations.search;
  }

  /** Height of the view in CSS pixels, as the scrollbar has it; 0 while it is not attached. */
  get height(): number {
    return this.#attached?.scroller.clientHeight ?? 0;
  }

  /** Fills the elements, until the returned function is called. */
  attach(elements: ViewerElements): () => void {
    const { scheduler } = this;
    const { scroller } = elements;
    const detaching = new AbortController();
    const { signal } = detaching;
    listenToInput(elements, this, scheduler, signal);
    const viewport = new Viewport(scroller, scheduler, signal, {
      onScroll: () => {
        if (this.#readScroll()) this.onInput();
      },
      onWheel: wheelTurner(scroller, this, scheduler),
      onBehind: this.onInput,
    });
    const accessible = new AccessibleLines(elements.accessible, scheduler, signal);
    const links = new LinkLayer(scroller, elements.page, this);
    const screen = new ViewerScreen(elements, this.#renderer, scheduler, signal, this.onInput);
    const onCalm = (): void => {
      screen.allowUpgrade();
      this.#update({ calm: true });
    };
    const calm = new CalmWatch(scheduler, () => this.layout.document, onCalm);
    this.#attached = { scroller, screen, viewport, accessible, links, calm };
    this.onInput();
    return () => {
      this.#attached = undefined;
      detaching.abort();
      links.dispose();
      this.#schedule.cancel();
      scheduler.close();
      this.#update({ rendering: false });
    };
  }

  /** Shows a document from where it was left, its end or its start; returns the function that leaves it. */
  show(document: LogDocument): () => void {
    this.layout.show(document);
    this.#decorations.clear();
    this.#shown += 1;
    this.#renderedBytes = 0;
    this.#update({ malformedLine: undefined, marked: undefined });
    this.onInput();
    let { version } = document;
    const unsubscribe = document.subscribe(() => {
      if (document.changedSince(version) < Infinity) this.#moveLines(document, version);
      ({ version } = document);
      if (!this.#attached) return;
      // The first rows are what the reader waits for; the last ones must not be delayed either.
      if (this.#renderedBytes === 0) this.#schedule.atOnce();
      else if (document.complete) this.#schedule.soon();
      else this.#schedule.every(this.#isPouring ? BULK : LIVE);
    });
    return () => {
      this.layout.place.leave();
      unsubscribe();
    };
  }

  setOptions(options: ViewerOptions): void {
    const { follow, onFollowChange, lineNumbers, wrap, renderer, shortcuts, seamText } = options;
    const { linkify, onSourceReference, worker, copyText } = options;
    const { layout } = this;
    this.worker = worker;
    this.copyText = copyText;
    layout.place.setFollow(follow);
    layout.place.onFollowChange = onFollowChange;
    layout.lineNumbers = lineNumbers;
    layout.wrap = wrap;
    this.#renderer = renderer;
    this.commands.areOn = shortcuts;
    this.#attached?.screen.choose(renderer);
    layout.seamText = seamText;
    this.#options = options;
    layout.setLinks(linkify, onSourceReference !== undefined);
    this.onInput();
  }

  readonly openSource = (source: SourceReference): void => {
    this.#options?.onSourceReference?.(source);
  };

  readonly listLinks = (): void => {
    this.openTool('links');
  };

  /** Reads colours and font again. */
  refreshTheme(): void {
    this.#attached?.screen.refreshTheme();
  }

  /** @param line number of the line, from 1; `end` resumes following */
  scrollTo(line: number | 'end'): void {
    const { place } = this.layout;
    if (line === 'end') place.goTo(line);
    else this.layout.bringTo(line - 1);
    this.onInput();
  }

  /** Shows what a projection shows, or all lines. */
  project(
    projection: Projection | undefined,
    hiddenText: (hidden: HiddenLines) => string,
    foldText: (count: number) => string,
  ): void {
    const { layout } = this;
    layout.place.setProjection(projection);
    layout.hiddenText = hiddenText;
    layout.foldText = foldText;
    this.onShown();
  }

  markLines(line: number, extend: boolean): void {
    const { marked } = this.getSnapshot();
    const from = extend ? (marked?.first ?? line) : line;
    this.mark({ first: Math.min(from, line), last: Math.max(from, line) });
  }

  /** Selects lines as those that a link leads to. */
  mark(marked: MarkedLines): void {
    this.selection.selectLines(marked.first, marked.last);
    this.#update({ marked });
    this.onInput();
  }

  /** What is shown of the log; `undefined` while all of it is. */
  get projection(): Projection | undefined {
    return this.layout.projection;
  }

  /** To be called when a projection shows other lines. */
  readonly onShown = (): void => {
    this.onInput();
    this.#shownLines.call();
  };

  /** To be called while a projection keeps changing its lines: renders a few times a second. */
  readonly onShownSoFar = (): void => {
    this.rest.onMove();
    this.onFound();
    this.#shownLines.call();
  };

  /** Calls back when other lines are shown, until the returned function is called. */
  readonly watchShown: (listener: () => void) => () => void = this.#shownLines.add;

  /** Keeps the mark of JSON at a line; `undefined` lets it be where the selection is. */
  markJson(line: number | undefined): void {
    this.#jsonLine = line;
    this.onInput();
  }

  /** Calls back after each render, until the returned function is called. */
  readonly watchRenders: (listener: () => void) => () => void = this.#renders.add;

  /** Opens a tool, and loads it where it is not loaded yet. */
  openTool(name: ToolRequest['name'], query?: string): void {
    this.#update({ tool: { name, query } });
  }

  /** Marks the errors and warnings of the log as they are found; `undefined` removes the marks. */
  setProblems(problems: LogProblems | undefined): void {
    this.problems = problems;
    this.onInput();
  }

  /** Shows times in another way; `undefined` as they are written. */
  setTimes(times: TimeView | undefined): void {
    this.layout.times = times;
    this.onInput();
  }

  readonly onFound = (): void => {
    if (this.#attached) this.#schedule.every(BULK);
  };

  setStep(of: StepsOf, step: Step | undefined): void {
    this.commands.setStep(of, step);
  }

  onCommand(command: ViewerCommand): boolean {
    return this.commands.run(command);
  }

  firstLine(): number {
    return this.layout.place.top.line;
  }

  selectedText(): string {
    return this.selection.textInLine(this.layout.document);
  }

  highlight(search: ShownSearch | undefined): void {
    this.#decorations.setSearch(search);
    this.#update({ query: search?.query ?? '' });
    this.onInput();
  }

  reveal(match: LogMatch): void {
    this.#decorations.setCurrentMatch(match);
    this.layout.reveal(match);
    this.onInput();
  }

  focus(): void {
    this.#attached?.scroller.focus({ preventScroll: true });
  }

  readonly onInput = (): void => {
    this.rest.onMove();
    if (this.#attached) this.#schedule.soon();
  };

  #render(): void {
    const { grid, layout } = this;
    if (!this.#attached || !grid) return;
    const { screen, viewport, accessible, links, calm } = this.#attached;
    const { document, place, lineNumbers: numbered, stampColumns } = layout;
    this.#readScroll();
    layout.layOut(grid);

    const { gutter } = layout;
    const epoch = [this.#shown, screen.theme, gutter].join();
    const problems = this.#options?.glyphMargin ? this.problems : undefined;
    const rows = Array.from({ length: grid.rows }, (_, y) => {
      const row = layout.rows[y];
      if (!row) return { key: epoch, number: '', read: () => [] };
      const decorations = this.#decorations.ofLine(row.line, row.from, row.to);
      return pageRow(document, row, { decorations, numbered, stampColumns, problems, epoch });
    });
    screen.render({ gutter, numbered: numbered || stampColumns > 0, rows });
    links.show(layout.rows, gutter, grid);

    const shownIndex = viewport.place(grid, {
      rowCount: place.layout.total,
      row: place.index,
      column: layout.left,
      columns: layout.scrollColumns,
      isFollowed: place.following,
    });
    place.shownAt(shownIndex);

    screen.growTo(this.#options?.growsWithLog ? layout.contentRows : undefined);
    const isLive = place.following && !this.#isPouring;
    accessible.show({ layout, isLive, openSource: this.openSource });
    this.#renderedBytes = document.byteLength;
    const malformedLine = this.getSnapshot().malformedLine ?? layout.malformedLine;
    const seams = layout.seams(grid);
    const json = layout.jsonOf(this.#jsonLine ?? this.selection.head?.line, grid);
    const long = layout.longOf(this.selection.head?.line, grid);
    this.#update({ rendering: true, atEnd: place.atEnd, malformedLine, seams, json, long });
    if (document.lineCount > 0) calm.look();
    this.#renders.call();
  }

  /** Keeps to the lines that the reader has in view, has selected, or has come to by a link. */
  #moveLines(document: LogDocument, version: number): void {
    const now = (line: number): number => document.lineSince(line, version);
    this.layout.place.moveLines(now);
    this.#decorations.moveLines(now);
    const { marked } = this.getSnapshot();
    if (!marked || (now(marked.first) === marked.first && now(marked.last) === marked.last)) return;
    this.#update({ marked: { first: now(marked.first), last: now(marked.last) } });
  }

  get #isPouring(): boolean {
    return this.layout.document.byteLength - this.#renderedBytes >= POURING;
  }

  /** Applies the position that the reader scrolled to; returns whether there is a new one. */
  #readScroll(): boolean {
    const moved = this.#attached?.viewport.moved();
    if (!moved || !this.grid) return false;
    const { row, lastRow, column } = moved;
    if (column !== undefined) this.layout.left = column;
    if (row !== undefined) this.layout.place.scrollTo(row, lastRow);
    return true;
  }

  #update(change: Partial<ViewerSnapshot>): void {
    const { lineCount, complete } = this.layout.document;
    const { following, newLines } = this.layout.place;
    const empty = complete && lineCount === 0;
    this.#store.update({ ...change, following, newLines, empty, complete });
  }
}
