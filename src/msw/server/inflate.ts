/** What came out of packed bytes, and whether they were whole. */
interface Inflated {
  bytes: Uint8Array<ArrayBuffer>;
  end: 'complete' | 'corrupt' | 'truncated';
}

/** Bits of bytes, lowest first. */
class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #bit = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Index of the first byte of which no bit was read. */
  get next(): number {
    return this.#bit === 0 ? this.#at : this.#at + 1;
  }

  /** @throws {RangeError} at the end of the bytes */
  read(count: number): number {
    let value = 0;
    for (let at = 0; at < count; at += 1) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new RangeError('The bits are at their end.');
      value |= ((byte >> this.#bit) & 1) << at;
      this.#bit = (this.#bit + 1) % 8;
      if (this.#bit === 0) this.#at += 1;
    }
    return value;
  }

  skipToByte(): void {
    this.#at = this.next;
    this.#bit = 0;
  }
}

const LONGEST = 15;

/** A canonical Huffman code, made of the lengths of its codes. */
class HuffmanCode {
  readonly #counts = new Array<number>(LONGEST + 1).fill(0);
  readonly #symbols: readonly number[];

  constructor(lengths: readonly number[]) {
    for (const length of lengths) this.#counts[length] = (this.#counts[length] ?? 0) + 1;
    this.#counts[0] = 0;
    this.#symbols = lengths
      .map((length, symbol) => ({ length, symbol }))
      .filter(({ length }) => length > 0)
      .sort((one, other) => one.length - other.length || one.symbol - other.symbol)
      .map(({ symbol }) => symbol);
  }

  /** The next symbol; -1 when no code fits. */
  read(bits: BitReader): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST; length += 1) {
      code |= bits.read(1);
      const count = this.#counts[length] ?? 0;
      if (code - first < count) return this.#symbols[index + code - first] ?? -1;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return -1;
  }
}

const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const LENGTH_BITS = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const WINDOW = 32_768;

/**
 * Unpacks a raw deflate stream up to its end or to what is wrong with it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1951
 */
function inflateRaw(packed: Uint8Array, start: number): Inflated & { next: number } {
  const bits = new BitReader(packed, start);
  const output: number[] = [];
  const done = (end: Inflated['end']) => ({ bytes: Uint8Array.from(output), end, next: bits.next });
  try {
    for (;;) {
      const last = bits.read(1) === 1;
      const type = bits.read(2);
      const whole =
        type === 0 ? copyStored(bits, output) : copyCoded(bits, output, codesOf(bits, type));
      if (!whole) return done('corrupt');
      if (last) return done('complete');
    }
  } catch (error) {
    if (error instanceof RangeError) return done('truncated');
    throw error;
  }
}

type Codes = { lengths: HuffmanCode; distances: HuffmanCode } | undefined;

function copyStored(bits: BitReader, output: number[]): boolean {
  bits.skipToByte();
  const length = bits.read(16);
  if ((bits.read(16) ^ 0xffff) !== length) return false;
  for (let left = length; left > 0; left -= 1) output.push(bits.read(8));
  return true;
}

function copyCoded(bits: BitReader, output: number[], codes: Codes): boolean {
  if (!codes) return false;
  for (;;) {
    const symbol = codes.lengths.read(bits);
    if (symbol === 256) return true;
    if (symbol < 0) return false;
    if (symbol < 256) {
      output.push(symbol);
      continue;
    }
    const base = LENGTH_BASES[symbol - 257];
    if (base === undefined) return false;
    const length = base + bits.read(LENGTH_BITS[symbol - 257] ?? 0);
    const code = codes.distances.read(bits);
    if (code < 0 || code > 29) return false;
    const extra = Math.max(0, (code >> 1) - 1);
    const nearest = code < 2 ? code + 1 : ((2 + (code & 1)) << extra) + 1;
    const distance = nearest + bits.read(extra);
    if (distance > Math.min(output.length, WINDOW)) return false;
    for (let left = length; left > 0; left -= 1) output.push(output[output.length - distance] ?? 0);
  }
}

function codesOf(bits: BitReader, type: number): Codes {
  if (type === 3) return undefined;
  if (type === 1) {
    const lengths = Array.from({ length: 288 }, (_, symbol) => {
      if (symbol < 144) return 8;
      if (symbol < 256) return 9;
      return symbol < 280 ? 7 : 8;
    });
    const distances = new Array<number>(30).fill(5);
    return { lengths: new HuffmanCode(lengths), distances: new HuffmanCode(distances) };
  }
  const literals = bits.read(5) + 257;
  const distances = bits.read(5) + 1;
  const written = bits.read(4) + 4;
  const sizes = new Array<number>(19).fill(0);
  for (const symbol of CODE_ORDER.slice(0, written)) sizes[symbol] = bits.read(3);
  const lengths = readLengths(bits, new HuffmanCode(sizes), literals + distances);
  return (
    lengths && {
      lengths: new HuffmanCode(lengths.slice(0, literals)),
      distances: new HuffmanCode(lengths.slice(literals)),
    }
  );
}

function readLengths(bits: BitReader, code: HuffmanCode, count: number): number[] | undefined {
  const lengths: number[] = [];
  while (lengths.length < count) {
    const symbol = code.read(bits);
    if (symbol < 0) return undefined;
    if (symbol < 16) {
      lengths.push(symbol);
      continue;
    }
    const previous = symbol === 16 ? lengths.at(-1) : 0;
    if (previous === undefined) return undefined;
    const repeats =
      symbol === 16 ? 3 + bits.read(2) : symbol === 17 ? 3 + bits.read(3) : 11 + bits.read(7);
    for (let left = repeats; left > 0; left -= 1) lengths.push(previous);
  }
  return lengths.length === count ? lengths : undefined;
}

const CHECKSUM = { deflate: 4, gzip: 8 };

/** Unpacks bytes that a decompression stream refused, as far as they go. */
function inflateDamaged(packed: Uint8Array, format: 'deflate' | 'gzip'): Inflated {
  const start = format === 'gzip' ? endOfGzipHeader(packed) : 2;
  const { bytes, end, next } = inflateRaw(packed, start);
  if (end !== 'complete') return { bytes, end };
  return { bytes, end: next + CHECKSUM[format] > packed.length ? 'truncated' : 'corrupt' };
}

/** @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3 */
function endOfGzipHeader(packed: Uint8Array): number {
  const flags = packed[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (packed[at] ?? 0) + 256 * (packed[at + 1] ?? 0);
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const zero = packed.indexOf(0, at);
    at = zero < 0 ? packed.length : zero + 1;
  }
  return flags & 2 ? at + 2 : at;
}

/** Unpacks bytes as far as they can be unpacked. */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: 'deflate' | 'gzip',
): Promise<Inflated> {
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format));
    return { bytes: new Uint8Array(await new Response(stream).arrayBuffer()), end: 'complete' };
  } catch {
    // What a stream had unpacked before it failed is lost, more or less of it in each engine.
    return inflateDamaged(packed, format);
  }
}
