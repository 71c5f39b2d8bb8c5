import { piecesOf } from '../../base/bytes.js';
import { inSlices } from '../search/inSlices.js';

/** Bytes that are read between two looks at the clock. */
const PIECE = 128 * 1024;
/** Bytes that are read from a blob at a time. */
const PART = 4 * 1024 * 1024;

/**
 * Reads the bytes of a log once more, in slices between which the page can paint.
 *
 * @param parts the bytes, in arrays and blobs; what is pushed meanwhile is read as well
 * @param read called with each piece of them, in order
 * @param isWanted whether to go on
 */
export async function readParts(
  parts: readonly (Uint8Array | Blob)[],
  read: (bytes: Uint8Array) => void,
  isWanted: () => boolean = () => true,
): Promise<void> {
  let next = 0;
  while (next < parts.length && isWanted()) {
    const part = parts[next];
    if (part instanceof Blob) {
      next += 1;
      for (let start = 0; start < part.size && isWanted(); start += PART) {
        const bytes = new Uint8Array(await part.slice(start, start + PART).arrayBuffer());
        await readInSlices(piecesOf(bytes, PIECE), read, isWanted);
      }
      continue;
    }
    // All arrays up to the next blob in one go: each by itself may be too short for a pause.
    const arrays = (function* () {
      for (let array = parts[next]; array instanceof Uint8Array; array = parts[next]) {
        next += 1;
        yield* piecesOf(array, PIECE);
      }
    })();
    await readInSlices(arrays, read, isWanted);
  }
}

async function readInSlices(
  pieces: Iterator<Uint8Array, void, undefined>,
  read: (bytes: Uint8Array) => void,
  isWanted: () => boolean,
): Promise<void> {
  let isOver = false;
  await inSlices(
    () => {
      const { done, value } = pieces.next();
      if (value) read(value);
      isOver = done ?? false;
    },
    () => isOver || !isWanted(),
  );
}
