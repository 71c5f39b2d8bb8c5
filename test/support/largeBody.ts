const PIECE = 256 * 1024;
/** A prime number of bytes: the pieces of a stream do not fall together with its repetitions. */
const PERIOD = 65_521;

const pattern = Uint8Array.from({ length: PERIOD + PIECE }, (_, at) => {
  const position = at % PERIOD;
  return position % 97 === 96 ? 10 : 32 + ((position * 31) % 95);
});

/** So many bytes of a long text, in pieces, of which each position can be told from those around it. */
export function* largeBody(bytes: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes; at += PIECE) {
    yield pattern.subarray(at % PERIOD, (at % PERIOD) + Math.min(PIECE, bytes - at));
  }
}

/** The first of some bytes, which begin at a position of the text, that is not as it was sent; −1: none. */
export function firstDifference(bytes: Uint8Array, position: number): number {
  let expected = position % PERIOD;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== pattern[expected]) return position + at;
    expected = expected + 1 === PERIOD ? 0 : expected + 1;
  }
  return -1;
}
