import type { Place } from '../controller/RowLayout.js';
import type { ViewLayout } from '../controller/ViewLayout.js';
import type { InputView } from './InputView.js';
import type { Position } from './TextSelection.js';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Keys that move the end of a selection by rows, and how many: of pages, as many as are in view. */
const ROWS: Partial<Record<string, readonly [rows: number, pages: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  PageDown: [-1, 1],
  PageUp: [1, -1],
};
const WORD = /[\p{L}\p{N}_]+/gu;

/** Extends the selection with Shift and the keys that move, as in a text editor. */
export class KeySelection {
  readonly #view: InputView;
  /** The column that moves up and down keep to, and where it was set. */
  #goal = { line: -1, column: -1, across: 0 };

  constructor(view: InputView) {
    this.#view = view;
  }

  /** Moves the end of the selection where a key says so; returns whether it does. */
  extend(event: Key): boolean {
    const { layout, selection } = this.#view;
    if (!event.shiftKey || event.altKey || layout.document.lineCount === 0) return false;
    const from = selection.head ?? this.#start();
    const to = this.#target(event, from);
    if (!to) return false;
    if (!selection.head) selection.start(from);
    selection.extend(to);
    layout.reveal({ line: to.line, from: to.column, to: to.column }, 'nearest');
    return true;
  }

  /** Where a selection begins that no click has begun: at the first row in view. */
  #start(): Position {
    const { line, row } = this.#view.layout.place.top;
    return { line, column: this.#rowStart({ line, row }) };
  }

  #target({ key, ctrlKey, metaKey }: Key, from: Position): Position | undefined {
    const { layout } = this.#view;
    const last = Math.max(0, layout.document.lineCount - 1);
    const isJump = ctrlKey || metaKey;
    const rows = ROWS[key];
    if (rows) {
      const isArrow = rows[1] === 0;
      if (metaKey && isArrow) return rows[0] < 0 ? { line: 0, column: 0 } : this.#endOf(last);
      if (isJump) return undefined;
      const page = this.#view.grid?.rows ?? 1;
      return this.#byRows(from, rows[0] + rows[1] * page);
    }
    switch (key) {
      case 'Home':
        return isJump ? { line: 0, column: 0 } : { line: from.line, column: 0 };
      case 'End':
        return this.#endOf(isJump ? last : from.line);
      case 'ArrowLeft':
        return isJump ? this.#byWord(from, -1) : this.#byCharacter(from, -1);
      case 'ArrowRight':
        return isJump ? this.#byWord(from, 1) : this.#byCharacter(from, 1);
      default:
        return undefined;
    }
  }

  #byRows(from: Position, rows: number): Position {
    const { layout } = this.#view.layout.place;
    const place = { line: from.line, row: layout.rowsOf(from.line).rowAt(from.column) };
    const isGoal = this.#goal.line === from.line && this.#goal.column === from.column;
    const across = isGoal ? this.#goal.across : from.column - this.#rowStart(place);
    const moved = layout.move(place, rows);
    const column = this.#snap(moved.line, this.#rowStart(moved) + across, moved);
    this.#goal = { line: moved.line, column, across };
    return { line: moved.line, column };
  }

  #byCharacter({ line, column }: Position, step: 1 | -1): Position {
    const { document, place } = this.#view.layout;
    const { columns } = document.styledLine(line, 0, 0);
    // The rest of a line that is not shown counts as one character.
    const shown = place.layout.long.shownColumns(line);
    if (step > 0 && column >= shown && column < columns) return { line, column: columns };
    if (step < 0 && column > shown) return { line, column: shown };
    if (step > 0) {
      if (column >= columns) return this.#besideLine(line, 1) ?? { line, column: columns };
      return { line, column: this.#snap(line, column + 1) };
    }
    if (column <= 0) return this.#besideLine(line, -1) ?? { line, column: 0 };
    let before = Math.min(column, columns) - 1;
    // A character of several columns begins further left.
    while (before > 0 && document.lineText(line, before, Math.min(column, columns)) === '')
      before--;
    return { line, column: before };
  }

  #byWord({ line, column }: Position, step: 1 | -1): Position {
    const { document, place } = this.#view.layout;
    const shown = place.layout.long.shownColumns(line);
    if (column >= shown) return this.#byCharacter({ line, column }, step);
    const at = document.lineText(line, 0, column).length;
    const words = [...document.lineText(line, 0, shown).matchAll(WORD)].map(({ 0: word, index }) =>
      step > 0 ? index + word.length : index,
    );
    const index = step > 0 ? words.find((end) => end > at) : words.findLast((start) => start < at);
    if (index !== undefined) return { line, column: document.columnsAt(line, [index])[0] ?? 0 };
    const end = shown < Infinity ? { line, column: shown } : this.#endOf(line);
    const edge = step > 0 ? end : { line, column: 0 };
    return edge.column === column ? this.#byCharacter({ line, column }, step) : edge;
  }

  /** The end of the line before, or the start of the line after; of those that are shown. */
  #besideLine(line: number, step: 1 | -1): Position | undefined {
    const { layout } = this.#view.layout.place;
    const { count } = layout.rowsOf(line);
    const row = step > 0 ? count - 1 : 0;
    const beside = layout.move({ line, row }, step);
    if (beside.line === line) return undefined;
    return step > 0 ? { line: beside.line, column: 0 } : this.#endOf(beside.line);
  }

  #endOf(line: number): Position {
    return { line, column: this.#view.layout.document.styledLine(line, 0, 0).columns };
  }

  #rowStart({ line, row }: Place): number {
    return this.#view.layout.place.layout.rowsOf(line).startOf(row);
  }

  /** A column, kept to a row if one is given; inside of a wide character, the column behind that. */
  #snap(line: number, column: number, place?: Place): number {
    return snapColumn(this.#view.layout, line, column, place);
  }
}

/** The column between two characters that is nearest to one: behind what it is inside of. */
function snapColumn(view: ViewLayout, line: number, column: number, place?: Place): number {
  const { document } = view;
  const { columns } = document.styledLine(line, 0, 0);
  const { layout } = view.place;
  if (column > layout.long.shownColumns(line)) return columns;
  const rows = layout.rowsOf(line);
  const isLast = !place || place.row + 1 >= rows.count;
  const limit = isLast ? columns : rows.startOf(place.row + 1) - 1;
  let end = Math.min(column, limit);
  // Inside of a character of several columns: behind it.
  while (end < columns && document.lineText(line, end, end + 1) === '') end += 1;
  return end;
}
