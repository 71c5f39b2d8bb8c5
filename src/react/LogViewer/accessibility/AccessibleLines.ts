/** Milliseconds for which the view rests before its lines are written. */
const REST = 250;
/** Lines that never rest, as of a log that pours in, are written after so many milliseconds. */
const LONGEST = 1000;
const MAX_LENGTH = 1000;

/** One visible line, in words. */
interface AccessibleLine {
  readonly line: number;
  readonly text: () => string;
}

/**
 * The visible lines as text that screen readers find. Lines that stay keep their element, so that a
 * reader who follows hears the new ones only.
 */
export class AccessibleLines {
  readonly #place: HTMLElement;
  readonly #elements = new Map<number, HTMLElement>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;
  #next: readonly AccessibleLine[] = [];

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /**
   * Shows these lines soon. Nobody listens to the pages of a log that is being scrolled through, and
   * writing them takes as long as painting them.
   */
  show(lines: readonly AccessibleLine[]): void {
    const now = performance.now();
    this.#next = lines;
    if (this.#timer === undefined) this.#waitingSince = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#write();
      },
      Math.min(REST, this.#waitingSince + LONGEST - now),
    );
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#elements.clear();
    this.#place.replaceChildren();
  }

  #write(): void {
    const visible = new Set(this.#next.map(({ line }) => line));
    for (const [line, element] of this.#elements) {
      if (visible.has(line)) continue;
      element.remove();
      this.#elements.delete(line);
    }
    let before: Element | null = this.#place.firstElementChild;
    for (const { line, text } of this.#next) {
      let element = this.#elements.get(line);
      const said = text().slice(0, MAX_LENGTH);
      if (!element) {
        element = this.#place.ownerDocument.createElement('div');
        this.#elements.set(line, element);
        this.#place.insertBefore(element, before);
      } else {
        before = element.nextElementSibling;
      }
      if (element.textContent !== said) element.textContent = said;
    }
  }
}
