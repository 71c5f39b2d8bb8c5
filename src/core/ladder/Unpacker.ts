/** Takes the bytes of a stored object, and passes on those of the log in it. */
export interface Unpacker {
  push(bytes: Uint8Array): Promise<void>;
  /** The object has ended. Resolves with what was wrong with it, if anything was. */
  end(): Promise<Error | undefined>;
}
