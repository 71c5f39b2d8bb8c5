const NEWLINE = 10;
const LINE = /^time="[^"]{0,64}" level=\w{1,16} msg=.* argo=true/;

/**
 * A container's log without the lines that Argo's emissary writes around the user's program: they
 * are in the pod's log, but not in the copy that is archived.
 */
export function withoutEmissary(log: Uint8Array): Uint8Array {
  let start = 0;
  for (;;) {
    const end = log.indexOf(NEWLINE, start);
    if (end < 0 || !isEmissary(log.subarray(start, end))) break;
    start = end + 1;
  }
  let stop = log.length;
  while (stop > start) {
    const last = log[stop - 1] === NEWLINE ? stop - 1 : stop;
    const from = last > 0 ? log.lastIndexOf(NEWLINE, last - 1) + 1 : 0;
    if (from >= last || from < start || !isEmissary(log.subarray(from, last))) break;
    stop = from;
  }
  return log.subarray(start, stop);
}

function isEmissary(line: Uint8Array): boolean {
  return line.length < 2048 && LINE.test(new TextDecoder().decode(line));
}
