import { type Cancel, lastAtMost, type LogProblems } from '../../../core/index.js';
import type { ViewerController } from '../controller/ViewerController.js';
import { wheelTurner } from '../input/listenToInput.js';
import { listen } from '../listen.js';
import { type Band, bandAt, bandsOf, MarkPath } from './rulerBands.js';

/** What the ruler marks, from the lowest layer to the highest, and where in its width. */
export const RULER_MARKS = {
  gap: { left: 0, width: 12 },
  selection: { left: 0, width: 2 },
  warning: { left: 4, width: 2 },
  error: { left: 3, width: 4 },
  match: { left: 8, width: 4 },
} as const;

type Kind = keyof typeof RULER_MARKS;

/** Milliseconds between two looks at a log that grows, or is being searched. */
const INTERVAL = 250;
/** Milliseconds of work after which the page gets a turn. */
const SLICE = 6;
/** Bands that are looked at between two looks at the clock. */
const BANDS = 32;
/** Pixels around a click in which a mark counts as clicked. */
const NEAR = 4;

/**
 * What the ruler of one viewer shows: for each of its pixels, whether the lines that it stands for have an
 * error, a match, and so on. So a million matches take no longer than the ruler has pixels, each with a
 * search among them. It is looked at again when the viewer has rendered something else.
 */
class RulerMarks {
  readonly #element: HTMLElement;
  readonly #view: ViewerController;
  /** Height of the ruler in CSS pixels; 0 in a narrow viewer, which has none, and without a layout. */
  #height = 0;
  /** The lines with which the pixels of the ruler begin. */
  #edges: Uint32Array = new Uint32Array();
  /** What the marks depend on, as of the last look. */
  #looked: readonly unknown[] = [];
  #lookedAt = -Infinity;
  /** Cancels the next look, or the rest of this one. */
  #next: Cancel | undefined;

  /**
   * @param element of the ruler, which has a path for each of {@link RULER_MARKS}
   * @param view the viewer
   * @param signal ends everything when it is aborted
   */
  constructor(element: HTMLElement, view: ViewerController, signal: AbortSignal) {
    this.#element = element;
    this.#view = view;
    const stop = view.watchRenders(this.#onRender);
    // jsdom has none.
    const resized =
      typeof ResizeObserver === 'function'
        ? new ResizeObserver(() => {
            this.#height = element.clientWidth > 0 ? element.clientHeight : 0;
            // Marks are in the wrong place now: draw them anew at once, not after the interval.
            this.#lookedAt = -Infinity;
            this.#next?.();
            this.#next = undefined;
            this.#onRender();
          })
        : undefined;
    resized?.observe(element);
    signal.addEventListener('abort', () => {
      stop();
      resized?.disconnect();
      this.#next?.();
    });
    let dragging: number | undefined;
    listen(
      element,
      'pointerdown',
      (event) => {
        if (event.button !== 0) return;
        dragging = event.pointerId;
        element.setPointerCapture(event.pointerId);
        this.#go(event, true);
      },
      signal,
    );
    listen(
      element,
      'pointermove',
      (event) => {
        if (event.pointerId === dragging) this.#go(event, false);
      },
      signal,
    );
    for (const type of ['pointerup', 'pointercancel'] as const) {
      listen(element, type, () => (dragging = undefined), signal);
    }
    // The focus stays where it is.
    const keepFocus = (event: MouseEvent): void => {
      event.preventDefault();
    };
    listen(element, 'mousedown', keepFocus, signal);
    const onWheel = wheelTurner(element, view, view.scheduler);
    listen(element, 'wheel', onWheel, signal, { passive: false });
  }

  readonly #onRender = (): void => {
    if (this.#height === 0) return;
    this.#drawSelection();
    if (this.#next || isSame(this.#state(), this.#looked)) return;
    const wait = this.#lookedAt + INTERVAL - this.#view.scheduler.now();
    this.#next = this.#view.scheduler.after(Math.max(0, wait), () => {
      this.#look();
    });
  };

  /** What the marks depend on. */
  #state(): readonly unknown[] {
    const { layout, grid, problems, search } = this.#view;
    const { document, projection } = layout;
    // Without marks, there is nothing to draw anew when the log grows.
    const version = this.#hasMarks ? document.version : 0;
    return [
      ...[document, version, document.joints.length, layout.place.layout.columns],
      ...[projection, projection?.version, this.#height, grid?.rows, layout.scrollColumns > 0],
      ...[
        problems,
        problems?.count,
        search,
        search?.count,
        this.#view.selection.lines === undefined,
      ],
    ];
  }

  get #hasMarks(): boolean {
    const { problems, search, selection, layout } = this.#view;
    return (
      (problems?.count ?? 0) > 0 ||
      (search?.count ?? 0) > 0 ||
      selection.lines !== undefined ||
      layout.document.joints.length > 0
    );
  }

  #look(): void {
    const { layout, grid, height } = this.#view;
    this.#looked = this.#state();
    this.#edges = this.#hasMarks
      ? layout.place.layout.divide(height, grid?.rows ?? 1)
      : new Uint32Array();
    this.#goOn(bandsOf(this.#edges), {
      gap: pathOf('gap', height),
      warning: pathOf('warning', height),
      error: pathOf('error', height),
      match: pathOf('match', height),
    });
  }

  /** Marks the bands that are left, and draws the marks when none is; the page gets its turn between. */
  #goOn(
    bands: Iterator<Band, undefined>,
    paths: Readonly<Record<Exclude<Kind, 'selection'>, MarkPath>>,
  ): void {
    const { scheduler, layout, problems, search } = this.#view;
    const { joints } = layout.document;
    const started = scheduler.now();
    let before: number | undefined;
    for (let left = BANDS; ; left--) {
      if (left === 0) {
        left = BANDS;
        if (scheduler.now() - started > SLICE) {
          this.#next = scheduler.after(0, () => {
            this.#goOn(bands, paths);
          });
          return;
        }
      }
      const band = bands.next().value;
      if (!band) break;
      const { first, end } = band;
      const severity = problems?.worstIn(first, end, 'error');
      if (severity) paths[severity === 'warning' ? 'warning' : 'error'].add(band);
      if (search) {
        before ??= search.countBefore(first);
        const after = search.countBefore(end);
        if (after > before) paths.match.add(band);
        before = after;
      }
      if (joints.some((line) => line >= first && line < end)) {
        paths.gap.add({ from: band.from, to: band.from + 1 });
      }
    }
    this.#next = undefined;
    this.#lookedAt = scheduler.now();
    for (const kind of ['gap', 'warning', 'error', 'match'] as const) {
      this.#draw(kind, paths[kind].end());
    }
    this.#drawSelection();
    // What has changed meanwhile.
    this.#onRender();
  }

  #drawSelection(): void {
    const edges = this.#edges;
    const lines = this.#view.selection.lines;
    const path = pathOf('selection', edges.length - 1);
    if (lines && edges.length > 0) {
      const start = bandAt(edges, lastAtMost(edges, lines[0]));
      const end = bandAt(edges, lastAtMost(edges, lines[1]));
      if (start) path.add({ from: start.from, to: end?.to ?? edges.length - 1 });
    }
    this.#draw('selection', path.end());
  }

  #draw(kind: Kind, path: string): void {
    const element = this.#element.querySelector(`.klv-ruler-${kind}`);
    if (element && element.getAttribute('d') !== path) element.setAttribute('d', path);
  }

  /** Goes to what a point of the ruler stands for; a click near a mark, to that. */
  #go({ clientY }: PointerEvent, isClick: boolean): void {
    const { layout, grid, height } = this.#view;
    if (!grid || height === 0) return;
    const { top } = this.#element.getBoundingClientRect();
    const y = Math.max(0, Math.min(height, clientY - top));
    const marked = isClick ? this.#markedLine(Math.floor(y)) : undefined;
    if (marked === undefined) {
      const { place } = layout;
      const rows = Math.max(place.layout.total, grid.rows);
      // In the middle of the view, so that all of the log can be reached.
      const index = Math.round((y / height) * rows) - Math.floor(grid.rows / 2);
      place.goTo(place.layout.placeAt(Math.max(0, index)));
    } else layout.bringTo(marked);
    this.#view.onInput();
  }

  /** The line of the mark that is nearest to a pixel, if one is near. */
  #markedLine(y: number): number | undefined {
    for (let away = 0; away <= NEAR; away++) {
      for (const pixel of [y - away, y + away]) {
        const band = bandAt(this.#edges, pixel);
        const line = band && this.#markIn(band);
        if (line !== undefined) return line;
      }
    }
    return undefined;
  }

  #markIn({ first, end }: Band): number | undefined {
    const { layout, problems, search } = this.#view;
    const match = search?.at(search.countBefore(first))?.line;
    if (match !== undefined && match < end) return match;
    const problem =
      problems && (problemIn(problems, first, end, 'error') ?? problemIn(problems, first, end));
    return problem ?? layout.document.joints.find((line) => line >= first && line < end);
  }
}

/**
 * Shows the marks of a viewer, until `signal` is aborted.
 *
 * @param element of the ruler, which has a path for each of {@link RULER_MARKS}
 */
export function showMarks(
  element: HTMLElement,
  view: ViewerController,
  signal: AbortSignal,
): RulerMarks {
  return new RulerMarks(element, view, signal);
}

function problemIn(
  problems: LogProblems,
  first: number,
  end: number,
  least: 'error' | 'warning' = 'warning',
): number | undefined {
  const line = problems.next(first - 1, 1, least)?.line;
  return line !== undefined && line < end ? line : undefined;
}

const pathOf = (kind: Kind, height: number): MarkPath =>
  new MarkPath(RULER_MARKS[kind].left, RULER_MARKS[kind].width, height);

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, i) => value === other[i]);
