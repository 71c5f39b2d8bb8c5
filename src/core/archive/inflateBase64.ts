/**
 * The JSON in a base64 text of gzip bytes, as Argo stores the nodes of a large workflow in
 * `status.compressedNodes`; `undefined` when the text is damaged.
 */
export async function inflateBase64(text: string): Promise<unknown> {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return JSON.parse(await new Response(stream).text());
  } catch {
    return undefined;
  }
}
