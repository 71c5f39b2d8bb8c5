import type { LogDocument } from '../document/LogDocument.js';
import type { LinePattern } from './linePattern.js';

/** Milliseconds after which the search in a line pauses; it cannot within one attempt. */
const BUDGET = 4;

/** The matches of a regular expression in one line, found one by one. */
export class PatternMatches {
  /** Whether only the first columns of the line are searched, because it has too many. */
  readonly isCut: boolean;
  /** Where each match so far begins and ends: UTF-16 indices in the line's text. */
  readonly places: number[] = [];
  readonly #length: number;
  readonly #matches: Iterator<readonly [number, number]> | undefined;
  #isDone: boolean;

  /**
   * @param text of the line
   * @param isCut whether it is only the first columns of that
   */
  constructor(text: string, isCut: boolean, pattern: LinePattern) {
    this.isCut = isCut;
    this.#length = text.length;
    this.#isDone = !pattern.test(text);
    if (!this.#isDone) this.#matches = pattern.matches(text);
  }

  /**
   * The matches in a line of a document.
   *
   * @param line that exists
   */
  static inLine(document: LogDocument, line: number, pattern: LinePattern): PatternMatches {
    const columns = document.lineParts(line)?.columns ?? 0;
    const isCut = columns > pattern.maxColumns;
    const text = document.lineText(line, 0, isCut ? pattern.maxColumns : undefined);
    return new PatternMatches(text, isCut, pattern);
  }

  /** Number of matches found so far. */
  get count(): number {
    return this.places.length / 2;
  }

  /** Whether all were found. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Finds more, for a few milliseconds, until there are `enough`. */
  step({ enough = Infinity }: { enough?: number } = {}): void {
    const until = performance.now() + BUDGET;
    while (!this.#isDone && this.count < enough) {
      const next = this.#matches?.next();
      if (!next || next.done === true) this.#isDone = true;
      else {
        const [from, to] = next.value;
        // What reaches the cut may go on behind it, or be no match with what follows.
        if (this.isCut && to === this.#length) this.#isDone = true;
        else this.places.push(from, to);
      }
      if (performance.now() >= until) return;
    }
  }
}
