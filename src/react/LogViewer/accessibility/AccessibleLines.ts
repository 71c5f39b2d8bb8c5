import type { Cancel, LogDocument, LogSeam, Scheduler } from '../../../core/index.js';
import type { VisibleRow } from '../controller/rows.js';
import { shownText } from '../shownText.js';

/** Milliseconds without a change after which the lines are written. */
const REST = 250;
/** Milliseconds after which lines that keep changing are written, as of a log that pours in. */
const LONGEST = 1000;
/** Most UTF-16 code units of a line that screen readers get: they would read a longer one for minutes. */
const MAX_LENGTH = 1000;

/** What is in view, for screen readers. */
interface AccessibleView {
  /** The log. */
  document: LogDocument;
  /** The rows in view. */
  rows: readonly VisibleRow[];
  /** Whether new lines are announced: not while the reader is elsewhere, nor while a log pours in. */
  isLive: boolean;
  /** What is said of a seam. */
  seamText: (seam: LogSeam) => string;
}

/**
 * The visible lines as text that screen readers find. Lines that stay keep their element, so that a
 * reader who follows hears the new ones only.
 */
export class AccessibleLines {
  readonly #element: HTMLElement;
  readonly #lines = new Map<number, HTMLElement>();
  readonly #writeAtRest: () => void;
  #next: AccessibleView | undefined;
  /** The keys of its rows. */
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
    const keys = view.rows.map(({ key }) => key).join('\n');
    const isSame = this.#next?.document === view.document && keys === this.#keys;
    this.#next = view;
    this.#keys = keys;
    // What is rendered again without a change does not put off what is to be written.
    if (!isSame) this.#writeAtRest();
    const live = view.isLive ? 'polite' : 'off';
    // Not as `ariaLive`, which Firefox has since version 119 only.
    if (this.#element.getAttribute('aria-live') !== live)
      this.#element.setAttribute('aria-live', live);
  }

  #write({ document, rows, seamText }: AccessibleView): void {
    const visible = new Map(rows.map((row) => [row.line, row]));
    for (const [line, element] of this.#lines) {
      if (visible.has(line)) continue;
      element.remove();
      this.#lines.delete(line);
    }
    let next: Element | null = this.#element.firstElementChild;
    for (const [line, { hidden, runs, time, pause = '' }] of visible) {
      let element = this.#lines.get(line);
      const seam = document.seamAt(line);
      const written = hidden
        ? runs.map(({ text }) => text).join('')
        : shownText(document, line, MAX_LENGTH).slice(0, MAX_LENGTH);
      const said = time ? written.replace(time.written, () => time.text.trimEnd()) : written;
      const before = seam && !hidden ? seamText(seam) : '';
      const text = [pause, before, said].filter((part) => part !== '').join(' ');
      if (!element) {
        element = this.#element.ownerDocument.createElement('div');
        this.#lines.set(line, element);
        this.#element.insertBefore(element, next);
      } else {
        next = element.nextElementSibling;
      }
      if (element.textContent !== text) element.textContent = text;
    }
  }
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
