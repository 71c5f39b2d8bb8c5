const NEWLINE = 10;

/** `time="2026-08-20T09:00:00.000Z" level=info msg="capturing logs" argo=true` */
const EMISSARY_LINE = /^time="[^"]*" level=\w+ msg=.* argo=true(?: error=.*)?\r?$/;

/**
 * How many bytes at the start and at the end of a text are lines of Argo's emissary, which wraps
 * the user's command: a pod's log has them, the archived copy of the same log has not.
 */
export function emissaryBytes(
  head: Uint8Array,
  tail: Uint8Array,
): { leading: number; trailing: number } {
  let leading = 0;
  for (;;) {
    const end = head.indexOf(NEWLINE, leading);
    if (end < 0 || !isEmissaryLine(head.subarray(leading, end))) break;
    leading = end + 1;
  }
  let kept = tail.length;
  for (;;) {
    const end = tail[kept - 1] === NEWLINE ? kept - 1 : kept;
    const start = end > 0 ? tail.lastIndexOf(NEWLINE, end - 1) + 1 : 0;
    if (start >= end || !isEmissaryLine(tail.subarray(start, end))) break;
    kept = start;
  }
  return { leading, trailing: tail.length - kept };
}

function isEmissaryLine(line: Uint8Array): boolean {
  return line.length < 2048 && EMISSARY_LINE.test(new TextDecoder().decode(line));
}
