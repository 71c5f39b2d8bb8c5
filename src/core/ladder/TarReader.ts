import { concatBytes } from './concatBytes.js';
import { isTar } from './isTar.js';

const BLOCK = 512;
const REGULAR_FILE = new Set(['0', '\0', '7']);

/**
 * The content of the first regular file of a tar archive, as it streams in. Entries before it that
 * are none (directories, long names, pax headers) are passed over, those after it are dropped.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
 */
export class TarReader {
  #held: Uint8Array = new Uint8Array(0);
  /** Bytes of the current entry, with its padding, that are still to be passed over. */
  #passOver = 0;
  /** Bytes of the file that are still to come; `undefined` before it was found. */
  #missing: number | undefined;

  /** Whether the file ended before it was whole, or was not found. */
  get cut(): boolean {
    return this.#missing !== 0;
  }

  push(bytes: Uint8Array): Uint8Array {
    let rest = bytes;
    while (this.#missing === undefined && rest.length > 0) {
      if (this.#passOver > 0) {
        const passed = Math.min(this.#passOver, rest.length);
        this.#passOver -= passed;
        rest = rest.subarray(passed);
        continue;
      }
      const wanted = BLOCK - this.#held.length;
      this.#held = concatBytes(this.#held, rest.subarray(0, wanted));
      rest = rest.subarray(wanted);
      if (this.#held.length === BLOCK) this.#readHeader();
    }
    if (this.#missing === undefined) return new Uint8Array(0);
    const content = rest.subarray(0, this.#missing);
    this.#missing -= content.length;
    return content;
  }

  #readHeader(): void {
    const header = this.#held;
    this.#held = new Uint8Array(0);
    const size = Number.parseInt(textOf(header.subarray(124, 136)), 8) || 0;
    if (!isTar(header)) this.#missing = 0;
    else if (REGULAR_FILE.has(textOf(header.subarray(156, 157)))) this.#missing = size;
    else this.#passOver = Math.ceil(size / BLOCK) * BLOCK;
  }
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
