import { packTar } from './packTar.js';

/** A `.tar.gz` of some files. */
export function packTarGz(
  files: readonly { name: string; bytes: Uint8Array }[],
): ReadableStream<Uint8Array> {
  return new Blob([packTar(files)]).stream().pipeThrough(new CompressionStream('gzip'));
}
