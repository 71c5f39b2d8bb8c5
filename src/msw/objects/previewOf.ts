/**
 * The first bytes of a stream as the UI server's `peek` gives them: it stops cleanly only when they
 * all lie in one chunk; later chunks are cut from their end instead of dropped.
 */
export async function* previewOf(
  chunks: AsyncIterable<Uint8Array>,
  peek: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    const left = peek - size;
    size += chunk.length;
    yield peek > 0 && size >= peek ? chunk.slice(0, left) : chunk;
  }
}
