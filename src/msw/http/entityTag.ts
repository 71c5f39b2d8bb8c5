/**
 * The weak ETag that Express gives to a body: length in hex and 27 characters of a SHA-1.
 * `undefined` on pages without a secure context, which have no Web Crypto.
 */
export async function entityTag(body: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const crypto: { subtle?: SubtleCrypto } = globalThis.crypto;
  if (!crypto.subtle) return undefined;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', body));
  return `W/"${body.length.toString(16)}-${btoa(String.fromCharCode(...hash)).slice(0, 27)}"`;
}
