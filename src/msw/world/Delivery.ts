/** How answers travel; without it they come at once, in chunks of 64 KiB. */
export interface Delivery {
  /** Bytes of one chunk of a streamed body. */
  chunkBytes: number;
  /** Called, and awaited, before an answer is begun. */
  beforeAnswer?: ((request: Request) => Promise<void> | void) | undefined;
  /** Called, and awaited, before each chunk of a streamed body. */
  beforeChunk?:
    ((chunk: { path: string; offset: number; bytes: number }) => Promise<void> | void) | undefined;
}
