import type { LogDocumentBase } from '../document/LogDocumentBase.js';
import { Uint32List } from '../document/Uint32List.js';

/** Bytes that were put in between those of a log. */
interface Insertion {
  /** Before which of the bytes that had come. */
  readonly offset: number;
  readonly length: number;
}

/** How many times are kept in one array. */
const BLOCK = 4096;

/**
 * When lines of a log were written, as the source stamps them beside their text: twelve bytes for each line
 * that has a stamp. A line is told by the offset at which it came, which stays the same when the log is read
 * in another encoding, and when a line is written anew with what a terminal shows.
 */
export class LineStamps {
  #offsets = new Uint32List();
  /** Milliseconds since 1970. */
  #times: Float64Array[] = [];

  /** How many lines have a stamp. */
  get count(): number {
    return this.#offsets.length;
  }

  /**
   * A line has come with a stamp, behind all that have one.
   *
   * @param offset of its first byte, among all that came
   * @param time milliseconds since 1970
   */
  add(offset: number, time: number): void {
    const { count } = this;
    if (count > 0 && offset <= this.#offsets.at(count - 1)) return;
    if (count % BLOCK === 0) this.#times.push(new Float64Array(BLOCK));
    const block = this.#times.at(-1);
    if (block) block[count % BLOCK] = time;
    this.#offsets.push(offset);
  }

  /** When the line that came at an offset was written; `undefined` where it has no stamp. */
  at(offset: number): number | undefined {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#offsets.at(middle);
      if (found === offset) return this.#times[Math.floor(middle / BLOCK)]?.[middle % BLOCK];
      if (found < offset) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Bytes were put in between those of the log, in its order: their lines have no stamps. */
  insert(insertions: readonly Insertion[]): void {
    const offsets = new Uint32List();
    let next = 0;
    let by = 0;
    for (let at = 0; at < this.count; at += 1) {
      const offset = this.#offsets.at(at);
      for (; (insertions[next]?.offset ?? Infinity) <= offset; next += 1) {
        by += insertions[next]?.length ?? 0;
      }
      offsets.push(offset + by);
    }
    this.#offsets = offsets;
  }
}

const known = new WeakMap<LogDocumentBase, LineStamps>();

/** The stamps of a log's lines; `undefined` where none came with one. */
export function stampsOf(document: LogDocumentBase): LineStamps | undefined {
  return known.get(document);
}

/** The stamps of a log's lines, to which one is to be added. */
export function stampsFor(document: LogDocumentBase): LineStamps {
  const stamps = known.get(document) ?? new LineStamps();
  known.set(document, stamps);
  return stamps;
}
