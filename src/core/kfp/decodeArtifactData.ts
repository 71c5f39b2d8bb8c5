const START = /^\s*\{\s*"data"\s*:\s*"/;
const WHITE = /\s+/g;

/**
 * The bytes in `{"data":"<base64>"}`, which `…/artifacts/{name}:read` answers, as they stream in: a
 * log of hundreds of megabytes is never held as one text. Errors when the JSON is none of that
 * form, or breaks off, as it does with status 200 when the store fails in the middle.
 */
export function decodeArtifactData(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder('latin1');
  let before: string | undefined = '';
  let held = '';
  let closed = false;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        let text = decoder.decode(chunk, { stream: true });
        if (before !== undefined) {
          before += text;
          const start = START.exec(before);
          if (!start) {
            if (before.length > 256) throw new Error('The answer is not {"data": "…"}.');
            return;
          }
          text = before.slice(start[0].length);
          before = undefined;
        }
        if (closed) return;
        const quote = text.indexOf('"');
        closed = quote >= 0;
        held += (closed ? text.slice(0, quote) : text).replace(WHITE, '');
        const whole = closed ? held.length : held.length - (held.length % 4);
        const bytes = Uint8Array.from(atob(held.slice(0, whole)), (character) =>
          character.charCodeAt(0),
        );
        held = held.slice(whole);
        controller.enqueue(bytes);
      },
      flush: () => {
        if (before !== undefined) throw new Error('The answer is not {"data": "…"}.');
        if (!closed) throw new Error('The answer breaks off.');
      },
    }),
  );
}
