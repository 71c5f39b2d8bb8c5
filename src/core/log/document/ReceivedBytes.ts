import { ByteChunks } from './ByteChunks.js';
import { lastAtMost } from './Uint32List.js';

/** Bytes that are gathered in memory before they become a blob. */
const BLOB = 1024 * 1024;

/** Bytes of a log in the order in which they came: where they are now, and how many. */
interface Stretch {
  /** Whether they are among those that {@link ReceivedBytes} has put aside; else the lines have them. */
  readonly isAside: boolean;
  readonly start: number;
  end: number;
}

/**
 * The bytes of a log exactly as they were received. Most of them are those of its lines. What is
 * not, because a line was written anew with what it shows, is put aside in blobs: browsers hold
 * these outside of the page's memory, and on disk when they are large.
 *
 * @see https://w3c.github.io/FileAPI/#blob-section
 */
export class ReceivedBytes {
  readonly #kept: ByteChunks;
  readonly #stretches: Stretch[] = [];
  /** Indices of the stretches that the lines have. */
  readonly #keptIndices: number[] = [];
  readonly #blobs: Blob[] = [];
  /** Offset of each blob's first byte among those that were put aside, and of those after it. */
  readonly #starts: number[] = [0];
  #gathered = new ByteChunks();

  /** @param kept the bytes of the lines */
  constructor(kept: ByteChunks) {
    this.#kept = kept;
  }

  /** The last `length` bytes of the lines have been received. */
  addKept(length: number): void {
    const end = this.#kept.byteLength;
    this.#add(false, end - length, end);
  }

  /** Bytes have been received that the lines do not have. The array may be kept. */
  addAside(bytes: Uint8Array): void {
    const start = (this.#starts.at(-1) ?? 0) + this.#gathered.byteLength;
    this.#add(true, start, start + bytes.byteLength);
    this.#putAside(bytes);
  }

  /** The bytes of the lines from `offset` on are about to be replaced or removed. */
  detach(offset: number): void {
    let first = this.#stretches.length;
    for (;;) {
      const index = this.#keptIndices.at(-1);
      if (index === undefined || (this.#stretches[index]?.end ?? 0) <= offset) break;
      first = index;
      this.#keptIndices.pop();
    }
    const detached = this.#stretches.splice(first);
    for (const { isAside, start, end } of detached) {
      if (isAside) {
        this.#add(true, start, end);
        continue;
      }
      const from = Math.max(start, offset);
      if (from > start) this.#add(false, start, from);
      this.#kept.forEach(from, end, (bytes) => {
        this.addAside(bytes);
      });
    }
  }

  /** Those from `from` on, in order: arrays of what the lines have, blobs of what was put aside. */
  parts(from: number): (Uint8Array<ArrayBuffer> | Blob)[] {
    const parts: (Uint8Array<ArrayBuffer> | Blob)[] = [];
    let skipped = from;
    for (const { isAside, start, end } of this.#stretches) {
      const first = Math.min(end, start + skipped);
      skipped -= first - start;
      if (first === end) continue;
      if (isAside) this.#collectAside(first, end, parts);
      else collect(this.#kept, first, end, parts);
    }
    return parts;
  }

  /**
   * The offset, among all received bytes, of what the lines have at an offset. At the start of a stretch
   * that was written anew, of the bytes that it was made from; `undefined` further into such a stretch.
   */
  offsetOf(offset: number): number | undefined {
    let received = 0;
    let found = offset === 0 ? 0 : undefined;
    for (const { isAside, start, end } of this.#stretches) {
      if (!isAside) {
        if (start > offset) break;
        if (offset <= end) found = received + offset - start;
      }
      received += end - start;
    }
    return found;
  }

  #add(isAside: boolean, start: number, end: number): void {
    if (end <= start) return;
    const last = this.#stretches.at(-1);
    if (last?.isAside === isAside && last.end === start) last.end = end;
    else {
      if (!isAside) this.#keptIndices.push(this.#stretches.length);
      this.#stretches.push({ isAside, start, end });
    }
  }

  #putAside(bytes: Uint8Array): void {
    this.#gathered.append(bytes);
    if (this.#gathered.byteLength < BLOB) return;
    const blob = new Blob([...this.#gathered.chunks()]);
    this.#starts.push((this.#starts.at(-1) ?? 0) + blob.size);
    this.#blobs.push(blob);
    this.#gathered = new ByteChunks();
  }

  #collectAside(start: number, end: number, parts: (Uint8Array<ArrayBuffer> | Blob)[]): void {
    for (let i = lastAtMost(this.#starts, start); i <= this.#blobs.length; i++) {
      const first = this.#starts[i] ?? 0;
      if (first >= end) return;
      const from = Math.max(0, start - first);
      const blob = this.#blobs[i];
      if (blob) parts.push(blob.slice(from, end - first));
      else collect(this.#gathered, from, end - first, parts);
    }
  }
}

function collect(
  bytes: ByteChunks,
  start: number,
  end: number,
  parts: (Uint8Array<ArrayBuffer> | Blob)[],
): void {
  bytes.forEach(start, end, (part) => parts.push(part));
}
