const BATCH = 256 * 1024;

/**
 * Text as UTF-8 in pieces of a few hundred kilobytes, so that a large string is not copied whole.
 * A surrogate without its other half becomes U+FFFD.
 */
export function* encodeText(text: string): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let at = 0; at < text.length;) {
    let end = at + BATCH;
    const last = text.charCodeAt(end - 1);
    if (last >= 0xd800 && last < 0xdc00) end += 1;
    yield encoder.encode(text.slice(at, end));
    at = end;
  }
}
