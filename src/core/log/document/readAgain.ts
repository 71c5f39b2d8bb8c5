import { piecesOf } from '../../base/bytes.js';
import { inSlices } from '../search/inSlices.js';

/** Bytes that are read between two looks at the clock. */
const PIECE = 128 * 1024;

/**
 * Reads the bytes of a log once more, in slices between which the page can paint.
 *
 * @param parts the bytes; those that are pushed meanwhile are read as well
 * @param read called with each piece of them, in order
 * @param isWanted whether to go on
 */
export async function readAgain(
  parts: readonly Uint8Array[],
  read: (bytes: Uint8Array) => void,
  isWanted: () => boolean,
): Promise<void> {
  const pieces = (function* () {
    // By index: the list grows while it is read.
    for (let i = 0; i < parts.length; i++) yield* piecesOf(parts[i] ?? new Uint8Array(0), PIECE);
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
