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
 * @returns its size in bytes
 */
export async function saveFile(
  content: Blob,
  name: string,
  gzip: boolean | undefined,
): Promise<number> {
  const isGzip = (gzip ?? content.size >= LARGE) && typeof CompressionStream === 'function';
  const blob = isGzip ? await compress(content) : content;
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

function compress(content: Blob): Promise<Blob> {
  const stream = content.stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream, { headers: { 'content-type': 'application/gzip' } }).blob();
}
