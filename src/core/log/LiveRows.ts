import { CellWriter } from './CellWriter.js';
import { LineCells } from './LineCells.js';
import { LineInterpreter } from './LineInterpreter.js';
import type { LineMove } from './LineMove.js';
import type { TextStyle } from './TextStyle.js';

const LF = 0x0a;

/** The last lines of a log, and how to come by more of them. */
export interface LiveRowsSource {
  /** The line before those that are known, as cells; nothing when the cursor can go no higher. */
  lineAbove(): LineCells | undefined;
}

/**
 * The last lines of a log while the cursor is among them, as nested progress bars move it: up to
 * the bar that has changed, and down again past the others. It begins on the last line, and is over
 * when a newline leaves the last.
 */
export class LiveRows {
  readonly #rows: LineCells[];
  readonly #source: LiveRowsSource;
  readonly #interpreter: LineInterpreter;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #at = 0;

  /**
   * @param last the last line's cells, with its cursor
   * @param style what is switched on
   */
  constructor(last: LineCells, style: TextStyle, source: LiveRowsSource) {
    this.#rows = [last];
    this.#source = source;
    this.#interpreter = new LineInterpreter(style, (move) => {
      this.move(move);
    });
    this.#interpreter.use(last, last.column);
  }

  move(move: LineMove): void {
    if (move === 'erase below') {
      this.#rows.length = this.#at + 1;
      return;
    }
    let at = this.#at + move.lines;
    while (at < 0) {
      const above = this.#source.lineAbove();
      if (above) this.#rows.unshift(above);
      at = above ? at + 1 : 0;
    }
    const column = move.toStart ? 0 : this.#interpreter.cells.column;
    this.#goTo(Math.min(at, this.#rows.length - 1), column);
  }

  /** Takes the next bytes; returns how many it took, those up to the newline that ends it. */
  take(bytes: Uint8Array): { taken: number; ended: boolean } {
    for (let from = 0; ;) {
      const end = bytes.indexOf(LF, from);
      const part = bytes.subarray(from, end < 0 ? bytes.byteLength : end);
      this.#interpreter.feed(this.#decoder.decode(part, { stream: end < 0 }));
      if (end < 0) return { taken: bytes.byteLength, ended: false };
      this.#interpreter.endLine();
      if (this.#at === this.#rows.length - 1) return { taken: end + 1, ended: true };
      this.#goTo(this.#at + 1, 0);
      from = end + 1;
    }
  }

  /**
   * The lines as text.
   *
   * @param style what is switched on before the first of them
   */
  text(style: TextStyle): string {
    const writer = new CellWriter(style);
    const lines = this.#rows.map((cells) => writer.write(cells) ?? cells.text());
    return lines.join('\n') + writer.switchTo(this.#interpreter.style);
  }

  #goTo(at: number, column: number): void {
    this.#at = at;
    this.#interpreter.use(this.#rows[at] ?? new LineCells(), column);
  }
}
