import { isSensitive } from './names.js';
import { lineEnd } from './values.js';
import type { View } from './View.js';

/** A stretch of the view that is a cell of a table, without the blanks and marks around its text. */
interface Cell {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What cells are apart by, and what the first of two cells must be like to be a name. */
const KINDS: readonly { between: RegExp; name: RegExp }[] = [
  { between: /\|/g, name: /^[\w.-]+$/ },
  { between: /,(?! )/g, name: /^[\w.-]+$/ },
  { between: /\t+/g, name: /^[\w.-]+$/ },
  // Between blanks `password required` is a sentence, and `bindpw required` is not.
  { between: / {2,}/g, name: /^(?=.*[_.]|[A-Z]+$|.*pa?s?s?wd?$)[\w.]+$/ },
  { between: / /g, name: /^(?=.*_|.*pa?s?s?wd?$)\w+$/i },
];
const COLUMN = /^[A-Za-z_][\w.-]{0,39}(?: [\w.-]{1,20})?$/;
/** The line between the head of a table and its rows. */
const RULE = /^[\s|+:=-]+$/;
/** A longer line is no row of a table that somebody prints. */
const LONGEST_ROW = 2_000;

/** A cell of HTML with a name, and the beginning of the cell after it. */
const NAME_CELL =
  /<(t[dh]|dt)\b[^<>]{0,200}>\s*([^<>]{1,120})<\/\1>\s{0,80}<(t[dh]|dd)\b[^<>]{0,200}>/gi;

/** The columns and the rows of a statement of SQL. */
const INSERT =
  /\bINSERT\s{1,4}INTO\s{1,4}[\w."`]{1,130}\s{0,4}\(([^()]{1,1000})\)\s{1,4}VALUES\b/gi;
const LITERAL = /'(?:[^'\\]|''|\\.){0,1000}'|[^\s,()']{1,200}|[()]/g;

/** Masks the secrets of tables: beside their names, or below them. */
export function maskTables(view: View, mask: (from: number, to: number) => void): void {
  maskLines(view.text, mask);
  maskCells(view.text, mask);
  maskRows(view.text, mask);
}

/** Columns of secrets, below the line that names them. */
interface Columns {
  readonly between: RegExp;
  readonly count: number;
  readonly secret: readonly number[];
}

function maskLines(text: string, mask: (from: number, to: number) => void): void {
  let columns: Columns | undefined;
  let before = '';
  for (let line = 0; line < text.length; line = lineEnd(text, line) + 1) {
    const end = lineEnd(text, line);
    const content = text.slice(line, end);
    if (content.length > LONGEST_ROW || RULE.test(content)) continue;
    if (columns) {
      const cells = cellsOf(content, line, columns.between);
      if (cells.length !== columns.count && end < text.length) columns = undefined;
      for (const it of columns?.secret ?? []) maskCell(cells[it], mask);
    }
    if (!columns) {
      columns = columnsOf(text, content, end, before);
      if (!columns) maskRow(content, line, mask);
    }
    before = content;
  }
}

/** The columns that a line names, if it is the first of a table. */
function columnsOf(text: string, line: string, end: number, before: string): Columns | undefined {
  for (const { between } of KINDS) {
    const cells = cellsOf(line, 0, between);
    const count = cells.length;
    if (count < 3 || !cells.every((it) => COLUMN.test(it.text))) continue;
    const secret = cells.flatMap((it, index) => (isColumn(it.text) ? [index] : []));
    if (secret.length === 0 || cellsOf(before, 0, between).length === count) continue;
    if (isAbove(text, end, between, count)) return { between, count, secret };
  }
  return undefined;
}

/** Whether a column holds secrets; one that is called `secret` holds names of Kubernetes Secrets. */
const isColumn = (name: string): boolean => isSensitive(name) && !/^secrets?$/i.test(name);

/** Whether the next line that is no rule has as many cells, or is cut. */
function isAbove(text: string, end: number, between: RegExp, count: number): boolean {
  for (let line = end + 1; line < text.length; line = lineEnd(text, line) + 1) {
    const to = lineEnd(text, line);
    const content = text.slice(line, Math.min(to, line + LONGEST_ROW));
    if (RULE.test(content) && content.trim() !== '') continue;
    const cells = cellsOf(content, line, between).length;
    return cells === count || (cells > 1 && cells < count && to === text.length);
  }
  return false;
}

/** A name and its value, side by side. */
function maskRow(content: string, line: number, mask: (from: number, to: number) => void): void {
  for (const { between, name } of KINDS) {
    const [first, second, third] = cellsOf(content, line, between);
    if (!first || !second || (third && between.source !== '\\|')) continue;
    if (!name.test(first.text) || !isSensitive(first.text)) continue;
    if (!/^\d+$/.test(second.text)) maskCell(second, mask);
    return;
  }
}

const MARKS = ' \t\r"\'`|*';

function cellsOf(line: string, offset: number, between: RegExp): Cell[] {
  const cells: Cell[] = [];
  const { from: start, to: end } = within(line, 0, line.length);
  let begin = start;
  const add = (to: number): void => {
    const cell = within(line, begin, to);
    cells.push({
      from: offset + cell.from,
      to: offset + cell.to,
      text: line.slice(cell.from, cell.to),
    });
  };
  for (const { 0: separator, index } of line.matchAll(between)) {
    if (index < start || index >= end) continue;
    add(index);
    begin = index + separator.length;
  }
  if (begin < end) add(end);
  return cells;
}

/** A stretch without the blanks, quotation marks and bars at its ends. */
function within(text: string, from: number, to: number): { from: number; to: number } {
  let [start, end] = [from, to];
  while (start < end && MARKS.includes(text[start] ?? '')) start += 1;
  while (end > start && MARKS.includes(text[end - 1] ?? '')) end -= 1;
  return { from: start, to: end };
}

function maskCell(cell: Cell | undefined, mask: (from: number, to: number) => void): void {
  if (cell && !/^(?:null|true|false|\*+)$/i.test(cell.text)) mask(cell.from, cell.to);
}

function maskCells(text: string, mask: (from: number, to: number) => void): void {
  for (const { 0: all, 2: name = '', index } of text.matchAll(NAME_CELL)) {
    const [last] = /[\w.-]+(?=\W{0,3}$)/.exec(name) ?? [];
    if (!last || !isSensitive(last)) continue;
    const from = index + all.length;
    const end = /<\/(?:t[dhr]|dd|dl|table)>/i.exec(text.slice(from, from + LONGEST_ROW));
    mask(from, end ? from + end.index : text.length);
  }
}

function maskRows(text: string, mask: (from: number, to: number) => void): void {
  const statements = [...text.matchAll(INSERT)];
  for (const [number, { 0: all, 1: names = '', index }] of statements.entries()) {
    const secret = names.split(',').map((it) => isSensitive(it.replace(/[\s"'`]/g, '')));
    if (!secret.includes(true)) continue;
    const from = index + all.length;
    const to = Math.min(lineEnd(text, from), statements[number + 1]?.index ?? text.length);
    let column = 0;
    for (const { 0: literal, index: at } of text.slice(from, to).matchAll(LITERAL)) {
      if (literal === '(') column = 0;
      else if (literal !== ')') {
        if (secret[column]) mask(from + at + 1, from + at + literal.length - 1);
        column += 1;
      }
    }
  }
}
