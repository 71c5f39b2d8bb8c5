/** Bytes up to which a blob is made at once. */
export const PIECE: number = 512 * 1024;
/** Pieces of which one blob is made. */
const GROUP = 32;

/**
 * A blob that is made while its parts come: to make one of very many bytes, or of very many parts, takes a
 * browser longer than a frame.
 */
export class BlobPieces {
  readonly #groups: Blob[] = [];
  #pieces: Blob[] = [];

  /** Adds parts, of up to {@link PIECE} bytes together or blobs. They are copied. */
  add(...parts: readonly BlobPart[]): void {
    this.#pieces.push(new Blob([...parts]));
    if (this.#pieces.length < GROUP) return;
    this.#groups.push(new Blob(this.#pieces));
    this.#pieces = [];
  }

  /** All parts, between others. */
  blob(type: string, before: readonly BlobPart[] = [], after: readonly BlobPart[] = []): Blob {
    return new Blob([...before, ...this.#groups, ...this.#pieces, ...after], { type });
  }
}
