/** Texts that are kept. */
const MAX_TEXTS = 30;

/** What readers of this page looked for, the last text at the end, and the place of one in it. */
export class QueryHistory {
  readonly #texts: string[];
  /** Index of the text in the field; the length for one that is being written. */
  #at: number;
  #draft = '';

  /** @param texts kept for as long as the page, unlike the place in them */
  constructor(texts: string[] = TEXTS) {
    this.#texts = texts;
    this.#at = texts.length;
  }

  /** Keeps a text that was looked for, as the last one. */
  add(text: string): void {
    if (text === '') return;
    const texts = this.#texts;
    const before = texts.indexOf(text);
    if (before >= 0) texts.splice(before, 1);
    texts.push(text);
    if (texts.length > MAX_TEXTS) texts.shift();
    this.#at = texts.length - 1;
  }

  /**
   * The text before the one in the field, or after it: what was being written comes after the last.
   *
   * @returns `undefined` where there is none
   */
  go(direction: -1 | 1, current: string): string | undefined {
    const texts = this.#texts;
    if (texts[this.#at] !== current) {
      this.#at = texts.length;
      this.#draft = current;
    }
    const next = this.#at + direction;
    if (next < 0 || next > texts.length) return undefined;
    if (next === texts.length && this.#draft === current) return undefined;
    this.#at = next;
    return texts[next] ?? this.#draft;
  }
}

const TEXTS: string[] = [];
