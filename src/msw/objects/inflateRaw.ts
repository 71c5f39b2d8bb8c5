import { BitReader } from './BitReader.js';
import { HuffmanCode } from './HuffmanCode.js';
import type { Inflated } from './Inflated.js';

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
export function inflateRaw(packed: Uint8Array, start: number): Inflated & { next: number } {
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
