import { concatBytes } from './concatBytes.js';
import { isTar } from './isTar.js';
import { TarReader } from './TarReader.js';
import type { Unpacker } from './Unpacker.js';

/** A tar names itself in bytes 257 to 261. */
const MAGIC_END = 262;

/** Passes a log through as it is, and of a tar the first file. */
export class TarOrPlainUnpacker implements Unpacker {
  readonly #take: (bytes: Uint8Array) => void;
  #held: Uint8Array | undefined = new Uint8Array(0);
  #tar: TarReader | undefined;

  constructor(take: (bytes: Uint8Array) => void) {
    this.#take = take;
  }

  push(bytes: Uint8Array): Promise<void> {
    if (this.#held) {
      const head = this.#held.length > 0 ? concatBytes(this.#held, bytes) : bytes;
      this.#held = mayBecomeTar(head) ? head : undefined;
      if (!this.#held) this.#begin(head);
    } else {
      this.#pass(bytes);
    }
    return Promise.resolve();
  }

  end(): Promise<Error | undefined> {
    if (this.#held) this.#begin(this.#held);
    this.#held = undefined;
    return Promise.resolve(
      this.#tar?.cut ? new Error('The tar archive ends before its first file does.') : undefined,
    );
  }

  #begin(head: Uint8Array): void {
    if (isTar(head)) this.#tar = new TarReader();
    this.#pass(head);
  }

  #pass(bytes: Uint8Array): void {
    this.#take(this.#tar ? this.#tar.push(bytes) : bytes);
  }
}

/** The name in a tar's first 100 bytes is filled up with NUL bytes, which text does not have. */
function mayBecomeTar(head: Uint8Array): boolean {
  return head.length < MAGIC_END && (head.length < 1 || head.subarray(0, 257).includes(0));
}
