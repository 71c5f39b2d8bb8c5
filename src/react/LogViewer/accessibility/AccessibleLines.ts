import type { Cancel, LineLink, LogDocument, Scheduler } from '../../../core/index.js';
import type { VisibleRow } from '../controller/rows.js';
import type { ViewLayout } from '../controller/ViewLayout.js';
import { createLink, type OpenSource } from '../links/createLink.js';

/** Milliseconds without a change after which the lines are written. */
const REST = 250;
/** Milliseconds after which lines that keep changing are written, as of a log that pours in. */
const LONGEST = 1000;
/** Most UTF-16 code units of a line that screen readers get: they would read a longer one for minutes. */
const MAX_LENGTH = 1000;

/** What is in view, for screen readers. */
interface AccessibleView {
  /** The log, and which rows of it are in view. */
  layout: ViewLayout;
  /** Whether new lines are announced: not while the reader is elsewhere, nor while a log pours in. */
  isLive: boolean;
  /** Opens a place in a source file. */
  openSource: OpenSource;
}

/** A line, and what was written of it. */
interface WrittenLine {
  readonly element: HTMLElement;
  said: string;
}

/**
 * The visible lines as text that screen readers find. Lines that stay keep their element, so that a
 * reader who follows hears the new ones only.
 */
export class AccessibleLines {
  readonly #element: HTMLElement;
  readonly #lines = new Map<number, WrittenLine>();
  readonly #writeAtRest: () => void;
  #next: AccessibleView | undefined;
  /** Its log, and the keys of its rows. */
  #document: LogDocument | undefined;
  #keys = '';

  /** @param element gets a child for each visible line, until `signal` is aborted */
  constructor(element: HTMLElement, scheduler: Scheduler, signal: AbortSignal) {
    this.#element = element;
    signal.addEventListener('abort', () => {
      element.replaceChildren();
    });
    this.#writeAtRest = whenAtRest(scheduler, () => {
      if (this.#next) this.#write(this.#next);
    });
  }

  /**
   * Writes these lines once the view has not changed for a while. While the reader scrolls, no screen
   * reader could keep up, and writing the lines takes as long as rendering them.
   */
  show(view: AccessibleView): void {
    const { document, rows } = view.layout;
    const keys = rows.map(({ key }) => key).join('\n');
    const isSame = this.#document === document && keys === this.#keys;
    this.#next = view;
    this.#document = document;
    this.#keys = keys;
    // What is rendered again without a change does not put off what is to be written.
    if (!isSame) this.#writeAtRest();
    const live = view.isLive ? 'polite' : 'off';
    // Not as `ariaLive`, which Firefox has since version 119 only.
    if (this.#element.getAttribute('aria-live') !== live)
      this.#element.setAttribute('aria-live', live);
  }

  #write({ layout, openSource }: AccessibleView): void {
    const visible = new Map(layout.rows.map((row) => [row.line, row]));
    for (const [line, { element }] of this.#lines) {
      if (visible.has(line)) continue;
      element.remove();
      this.#lines.delete(line);
    }
    let before: Element | null = this.#element.firstElementChild;
    const { ownerDocument } = this.#element;
    for (const [line, row] of visible) {
      let written = this.#lines.get(line);
      if (!written) {
        written = { element: ownerDocument.createElement('div'), said: '' };
        this.#lines.set(line, written);
        this.#element.insertBefore(written.element, before);
      } else {
        before = written.element.nextElementSibling;
      }
      const pieces = piecesOf(layout, row);
      const said = JSON.stringify(pieces);
      if (said === written.said) continue;
      written.said = said;
      written.element.replaceChildren(
        ...pieces.map(({ text, link }) => {
          if (!link) return text;
          const element = createLink(ownerDocument, link, openSource);
          // Nobody sees it: the keyboard has a list of the links.
          element.tabIndex = -1;
          element.textContent = text;
          return element;
        }),
      );
    }
  }
}

/** A part of what is said of a line. */
interface Piece {
  readonly text: string;
  readonly link?: LineLink;
}

function piecesOf(layout: ViewLayout, row: VisibleRow): Piece[] {
  const { line, hidden, runs, time, stamp = '', pause = '' } = row;
  if (hidden) return [{ text: runs.map(({ text }) => text).join('') }];
  const { document } = layout;
  const pieces: Piece[] = [];
  let end = 0;
  const say = (to: number, link?: LineLink): void => {
    const text = shownText(document, line, to, end).slice(0, MAX_LENGTH);
    if (text !== '') pieces.push({ text, ...(link && { link }) });
    end = to;
  };
  for (const link of layout.linksOf(line, MAX_LENGTH)) {
    say(link.from);
    say(link.to, link);
  }
  say(Math.max(end, MAX_LENGTH));
  const rest = layout.restOf(line);
  if (rest !== '') pieces.push({ text: ` ${rest}` });
  const seam = document.seamAt(line);
  // A time is in the text before the first link.
  const first = pieces[0];
  if (first && time) {
    pieces[0] = { ...first, text: first.text.replace(time.written, () => time.text.trimEnd()) };
  }
  for (const text of [stamp, seam ? layout.seamText(seam) : '', pause]) {
    if (text !== '') pieces.unshift({ text: `${text}${pieces.length > 0 ? ' ' : ''}` });
  }
  return pieces;
}

/**
 * Runs a task when there was no event for 250 ms, or 1000 ms after the first event at the latest.
 *
 * @returns function to call at each event
 */
export function whenAtRest(scheduler: Scheduler, task: () => void): () => void {
  let cancel: Cancel | undefined;
  let since = 0;
  return () => {
    const now = scheduler.now();
    if (cancel) cancel();
    else since = now;
    cancel = scheduler.after(Math.min(REST, since + LONGEST - now), () => {
      cancel = undefined;
      task();
    });
  };
}

/** What the rows show of a line between two columns: its text, with marks for invisible characters. */
function shownText(document: LogDocument, line: number, to: number, from = 0): string {
  const { runs } = document.styledLine(line, from, to);
  return runs.map(({ text }) => text).join('');
}
