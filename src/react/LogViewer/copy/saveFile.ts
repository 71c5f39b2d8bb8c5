import { inSlices, type LogDocument, nextTask, Scheduler } from '../../../core/index.js';
import { BlobPieces, PIECE } from './BlobPieces.js';

/**
 * Bytes from which on a text is compressed unless its reader says otherwise: browsers and mail programs are
 * slow to take more, and logs shrink to a tenth.
 */
export const LARGE: number = 10 * 1024 * 1024;

/** Bytes that are compressed at a time, which takes a few milliseconds. */
const SLICE = 64 * 1024;
/** Bytes that are read from a blob at a time. */
const PART = 4 * 1024 * 1024;

/** A part of a file. */
type FilePart = Uint8Array<ArrayBuffer> | Blob;

/** A file to be saved. */
export interface SavedFile {
  /** What it has, one part after the other. */
  readonly parts: readonly FilePart[];
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  /** Whether it is compressed; by default from {@link LARGE} on. */
  readonly gzip?: boolean | undefined;
}

/** Downloads a log byte for byte as it was received. */
export function saveLog(
  document: LogDocument,
  name: string,
  { gzip }: Pick<SavedFile, 'gzip'>,
  signal?: AbortSignal,
): Promise<number> {
  const type = `text/plain;charset=${document.encoding}`;
  return saveFile({ parts: document.receivedParts(), name, type, gzip }, signal);
}

/**
 * Downloads a file, compressed where it is large, in slices between which the page can paint.
 *
 * @param signal ends it before the file is there: the promise rejects with its reason
 * @returns its size in bytes
 */
export async function saveFile(
  { parts, name, type, gzip }: SavedFile,
  signal?: AbortSignal,
): Promise<number> {
  const size = parts.reduce((sum, part) => sum + sizeOf(part), 0);
  const isGzip = (gzip ?? size >= LARGE) && typeof CompressionStream === 'function';
  const blob = isGzip ? await compress(parts, signal) : await joined(parts, type, signal);
  signal?.throwIfAborted();
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = isGzip ? `${name}.gz` : name;
  link.click();
  // The download has its own reference to the blob once the click is handled. A scheduler of its own, so
  // that the blob is let go even if the viewer is unmounted.
  new Scheduler().after(0, () => {
    URL.revokeObjectURL(url);
  });
  return blob.size;
}

const sizeOf = (part: FilePart): number => (part instanceof Blob ? part.size : part.byteLength);

async function joined(
  parts: readonly FilePart[],
  type: string,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const pieces = new BlobPieces();
  let next = 0;
  // Where the next part goes on, which may be of very many bytes.
  let from = 0;
  const step = (): void => {
    const taken: FilePart[] = [];
    let size = 0;
    for (let part = parts[next]; part && size < PIECE; part = parts[next]) {
      const rest = part instanceof Blob ? part : part.subarray(from, from + PIECE - size);
      taken.push(rest);
      size += sizeOf(rest);
      from += sizeOf(rest);
      if (from < sizeOf(part)) break;
      next += 1;
      from = 0;
    }
    pieces.add(...taken);
  };
  await inSlices(step, () => next >= parts.length, { signal });
  return pieces.blob(type);
}

/**
 * Compresses in slices: a stream that is piped through another is read and written without a pause in which the
 * page could paint, as long as there are bytes.
 */
async function compress(
  parts: readonly FilePart[],
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const { readable, writable } = new CompressionStream('gzip');
  const packed = new Response(readable, { headers: { 'content-type': 'application/gzip' } }).blob();
  const writer = writable.getWriter();
  try {
    for await (const bytes of slicesOf(parts)) {
      signal?.throwIfAborted();
      await writer.write(bytes);
      await nextTask();
    }
    await writer.close();
  } catch (error) {
    packed.catch(() => undefined);
    await writer.abort(error);
    throw error;
  }
  return packed;
}

async function* slicesOf(parts: readonly FilePart[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const part of parts) {
    for (let at = 0; at < sizeOf(part); at += PART) {
      const bytes =
        part instanceof Blob
          ? new Uint8Array(await part.slice(at, at + PART).arrayBuffer())
          : part.subarray(at, at + PART);
      for (let from = 0; from < bytes.byteLength; from += SLICE) {
        yield bytes.subarray(from, from + SLICE);
      }
    }
  }
}
