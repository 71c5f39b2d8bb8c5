/** Two ranges of lines that are to be aligned: ends are exclusive. */
interface Ranges {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** Most pairs of lines that are compared each with each, where no line is unique. */
const MAX_PAIRS = 1_000_000;

/**
 * Aligns two copies of a text, line by line: for each line of `text` the line of `other` that is the same
 * one, −1 where there is none. The lines that are found ascend. Lines that both have only once are
 * aligned first, then what lies between them (patience diff), so that repeated lines, such as empty ones,
 * lead nowhere.
 *
 * @see https://bramcohen.livejournal.com/73318.html
 */
export function alignLines(text: readonly number[], other: readonly number[]): Int32Array {
  const found = new Int32Array(text.length).fill(-1);
  const open: Ranges[] = [{ from: 0, to: text.length, otherFrom: 0, otherTo: other.length }];
  for (let ranges = open.pop(); ranges; ranges = open.pop()) {
    const rest = withoutEnds(text, other, ranges, found);
    const { from, to, otherFrom, otherTo } = rest;
    if (from === to || otherFrom === otherTo) continue;
    const anchors = anchorsOf(text, other, rest);
    if (anchors.length === 0) {
      if ((to - from) * (otherTo - otherFrom) <= MAX_PAIRS) alignAll(text, other, rest, found);
      continue;
    }
    let at = from;
    let otherAt = otherFrom;
    for (const [line, otherLine] of anchors) {
      found[line] = otherLine;
      open.push({ from: at, to: line, otherFrom: otherAt, otherTo: otherLine });
      at = line + 1;
      otherAt = otherLine + 1;
    }
    open.push({ from: at, to, otherFrom: otherAt, otherTo });
  }
  return found;
}

/** Aligns the lines with which both ranges begin and end; returns what is between. */
function withoutEnds(
  text: readonly number[],
  other: readonly number[],
  { from, to, otherFrom, otherTo }: Ranges,
  found: Int32Array,
): Ranges {
  let [start, otherStart, end, otherEnd] = [from, otherFrom, to, otherTo];
  while (start < end && otherStart < otherEnd && text[start] === other[otherStart]) {
    found[start] = otherStart;
    start += 1;
    otherStart += 1;
  }
  while (start < end && otherStart < otherEnd && text[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
    found[end] = otherEnd;
  }
  return { from: start, to: end, otherFrom: otherStart, otherTo: otherEnd };
}

/** The lines that both ranges have exactly once: as many as ascend in both. */
function anchorsOf(
  text: readonly number[],
  other: readonly number[],
  { from, to, otherFrom, otherTo }: Ranges,
): [line: number, otherLine: number][] {
  const places = uniqueLines(text, from, to);
  const otherPlaces = uniqueLines(other, otherFrom, otherTo);
  const pairs: [number, number][] = [];
  for (const [mark, line] of places) {
    const otherLine = otherPlaces.get(mark);
    if (line >= 0 && otherLine !== undefined && otherLine >= 0) pairs.push([line, otherLine]);
  }
  pairs.sort((one, another) => one[0] - another[0]);
  return longestAscending(pairs);
}

/** The place of each line that occurs once, −1 for others. */
function uniqueLines(lines: readonly number[], from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let line = from; line < to; line += 1) {
    const mark = lines[line] ?? 0;
    places.set(mark, places.has(mark) ? -1 : line);
  }
  return places;
}

/** The longest selection of pairs of which the second numbers ascend as well. */
function longestAscending(pairs: readonly [number, number][]): [number, number][] {
  /** For each length, the pair that ends the selection with the lowest number. */
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, value], at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = at;
  });
  const selected: [number, number][] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) selected.push(pair);
  }
  return selected.reverse();
}

/** The longest common subsequence of two short ranges, by dynamic programming. */
function alignAll(
  text: readonly number[],
  other: readonly number[],
  { from, to, otherFrom, otherTo }: Ranges,
  found: Int32Array,
): void {
  const width = otherTo - otherFrom + 1;
  const lengths = new Uint16Array((to - from + 1) * width);
  const lengthAt = (line: number, otherLine: number): number =>
    lengths[(line - from) * width + otherLine - otherFrom] ?? 0;
  for (let line = to - 1; line >= from; line -= 1) {
    for (let otherLine = otherTo - 1; otherLine >= otherFrom; otherLine -= 1) {
      lengths[(line - from) * width + otherLine - otherFrom] =
        text[line] === other[otherLine]
          ? lengthAt(line + 1, otherLine + 1) + 1
          : Math.max(lengthAt(line + 1, otherLine), lengthAt(line, otherLine + 1));
    }
  }
  let [line, otherLine] = [from, otherFrom];
  while (line < to && otherLine < otherTo) {
    if (text[line] === other[otherLine]) found[line++] = otherLine++;
    else if (lengthAt(line + 1, otherLine) >= lengthAt(line, otherLine + 1)) line += 1;
    else otherLine += 1;
  }
}
