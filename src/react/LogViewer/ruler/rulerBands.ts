/** Pixels of the ruler, and the lines that they stand for. */
export interface Band {
  /** The first pixel, from the top. */
  readonly from: number;
  /** The pixel after the last one. */
  readonly to: number;
  /** The first line. */
  readonly first: number;
  /** The line after the last one. */
  readonly end: number;
}

/** The bands of a ruler from top to bottom: one for each pixel, or for each row that is higher than that. */
export function* bandsOf(edges: Uint32Array): Generator<Band, undefined> {
  for (let from = 0, to = 1; to < edges.length; to++) {
    const first = edges[from] ?? 0;
    const end = edges[to] ?? 0;
    if (end === first) continue;
    yield { from, to, first, end };
    from = to;
  }
}

/** The band that a pixel is in; `undefined` below the last row. */
export function bandAt(edges: Uint32Array, pixel: number): Band | undefined {
  const first = edges[pixel];
  if (first === undefined) return undefined;
  let from = pixel;
  while (from > 0 && edges[from - 1] === first) from -= 1;
  let to = pixel + 1;
  while (edges[to] === first) to += 1;
  const end = edges[to];
  return end === undefined ? undefined : { from, to, first, end };
}

/** Least height of a mark in CSS pixels: what lies in one pixel is still seen. */
const LEAST = 3;

/** Joins marks, which are added from top to bottom, to the path of an SVG element. */
export class MarkPath {
  readonly #left: number;
  readonly #width: number;
  readonly #height: number;
  #from = 0;
  #to = -1;
  #path = '';

  /**
   * @param left of the marks, in CSS pixels
   * @param width of the marks
   * @param height of the ruler, in which the marks stay
   */
  constructor(left: number, width: number, height: number) {
    this.#left = left;
    this.#width = width;
    this.#height = height;
  }

  /** Adds a mark; one that touches the one before lengthens it. */
  add({ from, to }: Pick<Band, 'from' | 'to'>): void {
    const more = Math.max(0, LEAST - (to - from));
    const start = Math.max(0, Math.min(from - (more >> 1), this.#height - LEAST));
    const end = Math.max(to, start + LEAST);
    if (start > this.#to) {
      this.#flush();
      this.#from = start;
    }
    this.#to = end;
  }

  /** The path of all marks. */
  end(): string {
    this.#flush();
    this.#to = -1;
    return this.#path;
  }

  #flush(): void {
    if (this.#to < 0) return;
    const width = this.#width;
    this.#path += `M${this.#left} ${this.#from}h${width}v${this.#to - this.#from}h${-width}z`;
  }
}
