import { LineMarks, mayBeExecutorLine, type UserLines, userLinesOf } from './LineMarks.js';

/** A place in the text where lines are missing. */
export interface Gap {
  /** The first line behind it. */
  line: number;
  /** The same line, as the document counts. */
  shownLine: number;
  /** The rung that gave the lines before it. */
  readonly from: string | undefined;
  /** The rung that gave those behind it. */
  readonly to: string;
}

/** The lines of the text so far, and where they do not simply follow one another. */
export class KnownText {
  /** The lines. Those of the last bytes may be missing until they are needed. */
  marks: LineMarks = new LineMarks();
  /** Where lines are missing, in order. */
  readonly gaps: Gap[] = [];
  /** Whether it has lines of more than one source, so that lines of the executor stand elsewhere in each. */
  isMixed = false;
  /** Lines that were ended here although they went on in their source, with what is known of each. */
  readonly #cuts = new Map<number, Uint8Array>();

  /** The first line behind the last gap. */
  get lastPart(): number {
    return this.gaps.at(-1)?.line ?? 0;
  }

  /** The last line is ended here, because something else is to follow. */
  cut(): void {
    this.#cuts.set(this.marks.count, this.marks.partial());
  }

  /** What is known of a line that was ended before its end; `undefined` for others, and for Argo's. */
  cutAt(line: number): Uint8Array | undefined {
    const bytes = this.#cuts.get(line);
    return bytes && !mayBeExecutorLine(bytes) ? bytes : undefined;
  }

  /** Whether a line was ended before its end, so that no other copy has it like this. */
  isCut(line: number): boolean {
    return this.#cuts.has(line);
  }

  /** The lines that the program has written whole, from one on: their numbers and their marks. */
  userLines(from = 0): UserLines {
    return userLinesOf(this.marks, from, (line) => this.#cuts.has(line));
  }

  /** Lines were put in before a line; `completes`: the line before it was completed by them. */
  moveFrom(line: number, by: number, completes: boolean): void {
    if (completes) this.#cuts.delete(line - 1);
    const moved = [...this.#cuts].filter(([cut]) => cut >= line);
    for (const [cut] of moved) this.#cuts.delete(cut);
    for (const [cut, bytes] of moved) this.#cuts.set(cut + by, bytes);
    for (const gap of this.gaps) if (gap.line >= line) gap.line += by;
    this.marks = new LineMarks();
  }
}
