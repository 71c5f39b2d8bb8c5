const INTERVAL = 250;
const MAX_LENGTH = 1000;

/** One visible line, in words. */
export interface SpokenLine {
  readonly line: number;
  readonly text: () => string;
}

/**
 * The visible lines as text that screen readers find. Lines that stay keep their element, so that a
 * reader who follows hears the new ones only.
 */
export class SpokenLines {
  readonly #place: HTMLElement;
  readonly #elements = new Map<number, HTMLElement>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next: readonly SpokenLine[] = [];

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** Shows these lines soon; scrolling through a log does not write each page. */
  show(lines: readonly SpokenLine[]): void {
    this.#next = lines;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#write();
    }, INTERVAL);
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
