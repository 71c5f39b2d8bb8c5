/** What came out of compressed bytes, and whether they were whole. */
export interface Inflated {
  bytes: Uint8Array<ArrayBuffer>;
  end: 'complete' | 'corrupt' | 'truncated';
}

/** Unpacks bytes as far as they can be unpacked. */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: 'deflate' | 'gzip',
): Promise<Inflated> {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  const written = writer.write(packed).then(
    () => true,
    () => false,
  );
  // Closing fails where the data is cut short; the reader below learns of that too.
  writer.close().catch(() => undefined);
  const parts: Uint8Array[] = [];
  let end: Inflated['end'] = 'complete';
  const reader = stream.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
    }
  } catch {
    end = (await written) ? 'truncated' : 'corrupt';
  }
  return { bytes: new Uint8Array(await new Blob(parts.map(copy)).arrayBuffer()), end };
}

function copy(part: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(part);
}
