/**
 * For each position of a list, the length of the longest proper beginning of the list that ends there
 * (the failure function of Knuth, Morris and Pratt).
 */
function failureOf(list: readonly number[]): number[] {
  const failure = [0];
  for (let at = 1, length = 0; at < list.length; at += 1) {
    while (length > 0 && list[at] !== list[length]) length = failure[length - 1] ?? 0;
    if (list[at] === list[length]) length += 1;
    failure.push(length);
  }
  return failure;
}

/** How many items of `beginning` match at each position of `text`: after each item, in order. */
function* matchesOf(beginning: readonly number[], text: readonly number[]): Generator<number> {
  const failure = failureOf(beginning);
  let length = 0;
  for (const item of text) {
    if (length === beginning.length) length = failure[length - 1] ?? 0;
    while (length > 0 && item !== beginning[length]) length = failure[length - 1] ?? 0;
    if (item === beginning[length]) length += 1;
    yield length;
  }
}

/**
 * The lengths, longest first, for which the last items of `known` are the first of `next`, as when a
 * log is sent again from a later line on.
 */
export function overlapsOf(known: readonly number[], next: readonly number[]): number[] {
  let length = 0;
  for (const match of matchesOf(next, known.slice(-next.length))) length = match;
  const failure = failureOf(next);
  const lengths: number[] = [];
  for (; length > 0; length = failure[length - 1] ?? 0) lengths.push(length);
  return lengths;
}

/** The indices in `text` behind each occurrence of `part`, in order. */
export function* endsOfPart(part: readonly number[], text: readonly number[]): Generator<number> {
  let at = 0;
  if (part.length === 0) return;
  for (const match of matchesOf(part, text)) {
    at += 1;
    if (match === part.length) yield at;
  }
}
