import { Scheduler } from '../../../core/index.js';

/**
 * Bytes from which on a text is compressed unless its reader says otherwise: browsers and mail programs are
 * slow to take more, and logs shrink to a tenth.
 */
export const LARGE: number = 10 * 1024 * 1024;

/**
 * Downloads a file, compressed where it is large.
 *
 * @param gzip whether it is compressed; by default from {@link LARGE} on
 * @param signal ends it before the file is there: the promise rejects with its reason
 * @returns its size in bytes
 */
export async function saveFile(
  content: Blob,
  name: string,
  gzip: boolean | undefined,
  signal?: AbortSignal,
): Promise<number> {
  const isGzip = (gzip ?? content.size >= LARGE) && typeof CompressionStream === 'function';
  const blob = isGzip ? await compress(content, signal) : content;
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

function compress(content: Blob, signal: AbortSignal | undefined): Promise<Blob> {
  const options = signal ? { signal } : {};
  const stream = content.stream().pipeThrough(new CompressionStream('gzip'), options);
  return new Response(stream, { headers: { 'content-type': 'application/gzip' } }).blob();
}
