/** A workflow of many thousand nodes is some ten megabytes; beyond this it is no workflow. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The JSON in a base64 text of gzip bytes, as Argo stores the nodes of a large workflow in
 * `status.compressedNodes`; `undefined` when the text is damaged.
 */
export async function inflateBase64(text: string): Promise<unknown> {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    let size = 0;
    const stream = new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream('gzip'))
      .pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform: (chunk, controller) => {
            size += chunk.length;
            if (size > MAX_BYTES) throw new RangeError('The nodes of this workflow are too many.');
            controller.enqueue(chunk);
          },
        }),
      );
    return JSON.parse(await new Response(stream).text());
  } catch {
    return undefined;
  }
}
