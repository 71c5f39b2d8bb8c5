/** Bytes that are appended to; what was read once is joined only once. */
export class GrowingBytes {
  #joined = new Uint8Array();
  #pending: Uint8Array[] = [];

  append(bytes: Uint8Array): void {
    this.#pending.push(bytes);
  }

  read(): Uint8Array<ArrayBuffer> {
    if (this.#pending.length === 0) return this.#joined;
    const parts = [this.#joined, ...this.#pending];
    const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    this.#joined = joined;
    this.#pending = [];
    return joined;
  }
}
