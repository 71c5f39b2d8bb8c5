/** `{"data":"…"}` around bytes in base64, chunk by chunk. */
export async function* toBase64Json(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let rest: Uint8Array = new Uint8Array();
  yield encoder.encode('{"data":"');
  for await (const chunk of chunks) {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const whole = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(whole);
    yield encoder.encode(toBase64(bytes.subarray(0, whole)));
  }
  yield encoder.encode(`${toBase64(rest)}"}`);
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}
