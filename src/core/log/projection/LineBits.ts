/** Words of a block, of 32 lines each: how far counting goes back. */
const BLOCK = 32;

/**
 * A bit for each line of a log: whether it is shown. A run of lines that are not shown takes one place
 * among those that are, so that each line has a place, and each place begins with a line. Twelve million
 * lines take 1.5 MB, however they alternate, and either way takes a search among the blocks and a
 * look at one of them.
 */
export class LineBits {
  #words = new Uint32Array(64);
  #length = 0;
  /** Places before each block; those from `#counted` on are out of date. */
  #before = new Uint32Array(2);
  #counted = 1;

  /** Number of lines. */
  get length(): number {
    return this.#length;
  }

  /** Number of places: of shown lines, and of runs of others. */
  get places(): number {
    return this.#placesBefore(this.#length);
  }

  /** Sets the number of lines; those that are added are not shown. */
  setLength(length: number): void {
    if (length > this.#words.length * 32) {
      const words = new Uint32Array(Math.max(this.#words.length * 2, Math.ceil(length / 32) + 1));
      words.set(this.#words);
      this.#words = words;
    }
    const from = Math.min(length, this.#length);
    // No bit is set behind the end, which the lines that are added rely on.
    if (length < this.#length) this.#write(length, this.#length, false);
    this.#length = length;
    this.#outdate(from);
  }

  /** Whether a line is shown. */
  has(line: number): boolean {
    return line < this.#length && (((this.#words[line >>> 5] ?? 0) >>> (line & 31)) & 1) === 1;
  }

  /** Shows the lines from `from` up to `to`, or not. */
  fill(from: number, to: number, shown: boolean): void {
    const start = Math.max(0, from);
    const end = Math.min(to, this.#length);
    if (start >= end) return;
    this.#write(start, end, shown);
    this.#outdate(start);
  }

  /** Takes over the lines from `from` on, as far as the other one has any and this one is long. */
  copy(source: LineBits, from: number): void {
    const end = Math.min(source.length, this.#length);
    if (from >= end) return;
    const first = from >>> 5;
    const last = (end - 1) >>> 5;
    const head = this.#words[first] ?? 0;
    const tail = this.#words[last] ?? 0;
    this.#words.set(source.#words.subarray(first, last + 1), first);
    // Of the words at both ends, only a part is taken over.
    const taken = -1 >>> (31 - ((end - 1) & 31));
    this.#words[last] = ((this.#words[last] ?? 0) & taken) | (tail & ~taken);
    const kept = (1 << (from & 31)) - 1;
    this.#words[first] = ((this.#words[first] ?? 0) & ~kept) | (head & kept);
    this.#outdate(from);
  }

  /** The first line from `line` on that is shown, or is not; the number of lines if there is none. */
  next(line: number, shown: boolean): number {
    if (line >= this.#length) return this.#length;
    const flip = shown ? 0 : -1;
    let at = line >>> 5;
    let word = ((this.#words[at] ?? 0) ^ flip) & (-1 << (line & 31));
    const end = (this.#length + 31) >>> 5;
    while (word === 0 && at + 1 < end) word = (this.#words[++at] ?? 0) ^ flip;
    return word === 0 ? this.#length : Math.min(this.#length, at * 32 + lowestBit(word));
  }

  /** The last line up to `line` that is shown, or is not; −1 if there is none. */
  previous(line: number, shown: boolean): number {
    const from = Math.min(line, this.#length - 1);
    if (from < 0) return -1;
    const flip = shown ? 0 : -1;
    let at = from >>> 5;
    let word = ((this.#words[at] ?? 0) ^ flip) & (-1 >>> (31 - (from & 31)));
    while (word === 0 && at > 0) word = (this.#words[--at] ?? 0) ^ flip;
    return word === 0 ? -1 : at * 32 + 31 - Math.clz32(word);
  }

  /** The place of a line: its own, or that of the run of lines that it is in. */
  placeOf(line: number): number {
    return Math.max(0, this.#placesBefore(Math.min(line, this.#length - 1) + 1) - 1);
  }

  /** The line with which a place begins. */
  lineOf(place: number): number {
    this.#count();
    let low = 0;
    let high = this.#counted - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#before[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    let left = place - (this.#before[low] ?? 0);
    const end = (this.#length + 31) >>> 5;
    for (let at = low * BLOCK; at < end; at++) {
      let word = this.#placeBits(at);
      const count = popCount(word);
      if (left >= count) {
        left -= count;
        continue;
      }
      while (left-- > 0) word &= word - 1;
      return at * 32 + lowestBit(word);
    }
    return Math.max(0, this.#length - 1);
  }

  /** How many lines up to `end` are shown. */
  countShown(end: number = this.#length): number {
    let count = 0;
    const last = end >>> 5;
    for (let at = 0; at < last; at++) count += popCount(this.#words[at] ?? 0);
    return count + popCount((this.#words[last] ?? 0) & ((1 << (end & 31)) - 1));
  }

  #placesBefore(line: number): number {
    this.#count();
    const last = line >>> 5;
    const block = Math.min(Math.floor(last / BLOCK), this.#counted - 1);
    let count = this.#before[block] ?? 0;
    for (let at = block * BLOCK; at < last; at++) count += popCount(this.#placeBits(at));
    return count + popCount(this.#placeBits(last) & ((1 << (line & 31)) - 1));
  }

  /** The lines of a word that begin a place: those that are shown, and each one behind such a line. */
  #placeBits(at: number): number {
    const word = this.#words[at] ?? 0;
    const carry = at === 0 ? 1 : (this.#words[at - 1] ?? 0) >>> 31;
    const bits = word | (word << 1) | carry;
    const over = at * 32 + 32 - this.#length;
    if (over <= 0) return bits;
    return over >= 32 ? 0 : bits & (-1 >>> over);
  }

  #count(): void {
    const blocks = Math.floor((this.#length + 31) / 32 / BLOCK) + 1;
    if (this.#before.length < blocks) {
      const before = new Uint32Array(blocks * 2);
      before.set(this.#before);
      this.#before = before;
    }
    for (; this.#counted < blocks; this.#counted++) {
      const start = (this.#counted - 1) * BLOCK;
      let count = this.#before[this.#counted - 1] ?? 0;
      for (let at = start; at < start + BLOCK; at++) count += popCount(this.#placeBits(at));
      this.#before[this.#counted] = count;
    }
    this.#counted = Math.max(1, Math.min(this.#counted, blocks));
  }

  #outdate(line: number): void {
    this.#counted = Math.min(this.#counted, Math.floor(line / 32 / BLOCK) + 1);
  }

  #write(from: number, to: number, shown: boolean): void {
    const first = from >>> 5;
    const last = (to - 1) >>> 5;
    const head = -1 << (from & 31);
    const tail = -1 >>> (31 - ((to - 1) & 31));
    if (first === last) {
      this.#mask(first, head & tail, shown);
      return;
    }
    this.#mask(first, head, shown);
    this.#words.fill(shown ? 0xffffffff : 0, first + 1, last);
    this.#mask(last, tail, shown);
  }

  #mask(at: number, mask: number, shown: boolean): void {
    const word = this.#words[at] ?? 0;
    this.#words[at] = shown ? word | mask : word & ~mask;
  }
}

const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);

/** https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function popCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
