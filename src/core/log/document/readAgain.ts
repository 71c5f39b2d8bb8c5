import { piecesOf } from '../../base/bytes.js';
import { inSlices } from '../search/inSlices.js';

/** Bytes that are read between two looks at the clock. */
const PIECE = 128 * 1024;
/** Bytes that are read from the blob at a time. */
const PART = 4 * 1024 * 1024;

/**
 * Reads the bytes of a log once more, in slices between which the page can paint.
 *
 * @param received the bytes that came before
 * @param appended those that came since; what is pushed meanwhile is read as well
 * @param read called with each piece of them, in order
 * @param isWanted whether to go on
 */
export async function readAgain(
  received: Blob,
  appended: readonly Uint8Array[],
  read: (bytes: Uint8Array) => void,
  isWanted: () => boolean,
): Promise<void> {
  for (let start = 0; start < received.size && isWanted(); start += PART) {
    const part = new Uint8Array(await received.slice(start, start + PART).arrayBuffer());
    await readInSlices([part], read, isWanted);
  }
  await readInSlices(appended, read, isWanted);
}

async function readInSlices(
  parts: readonly Uint8Array[],
  read: (bytes: Uint8Array) => void,
  isWanted: () => boolean,
): Promise<void> {
  const pieces = (function* () {
    // An array's iterator also comes to what is pushed meanwhile.
    for (const part of parts) yield* piecesOf(part, PIECE);
  })();
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
