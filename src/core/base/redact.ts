import { maskCommands } from './redact/commands.js';
import { maskPairs } from './redact/pairs.js';
import { maskProse } from './redact/prose.js';
import { maskRandom } from './redact/random.js';
import { maskKeys, maskShapes } from './redact/shapes.js';
import { maskTables } from './redact/tables.js';
import { maskUrls } from './redact/urls.js';
import { type View, viewOf } from './redact/View.js';

const MASK = '[redacted]';

/** More than anybody reads of an error, in characters. */
const LONGEST_HEAD = 64 * 1024;
/** No secret is longer, in characters: a longer word is cut. */
const LONGEST_WORD = 8 * 1024;

/** How secrets are found. */
type Rule = (view: View, mask: (from: number, to: number) => void) => void;

/**
 * First the secrets that keys, names and separators tell; then, in the rest, those that their form
 * tells: in one pass, the password and the host of a URL would be taken for an e-mail address.
 */
const STAGES: readonly (readonly Rule[])[] = [
  [maskKeys, maskPairs, maskTables, maskProse, maskUrls, maskCommands],
  [maskShapes, maskRandom],
];

/** A mask may uncover the structure around it, which ends after a few rounds. */
const ROUNDS = 6;

/**
 * The beginning of a text, to be redacted. It ends where something separates words: half a secret is not
 * recognized as one.
 */
export function headOf(text: string, limit: number = LONGEST_HEAD): string {
  if (text.length <= limit) return text;
  const start = Math.max(0, limit - LONGEST_WORD);
  let end = limit;
  while (end > start && !/[\s"'`<>,;&]/.test(text[end] ?? '')) end -= 1;
  return text.slice(0, end === start && start > 0 ? limit : end);
}

/**
 * Masks the secrets in a text, so that evidence and reports can be shared: credentials, cookies,
 * tokens, private keys, parameters of signed URLs and e-mail addresses. The names of secrets and the
 * rest of the text stay as they are. It takes time in proportion to the text, whatever is in it.
 */
export function redact(text: string): string {
  let masked = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const again = STAGES.reduce(maskBy, masked);
    if (again === masked) return masked;
    masked = again;
  }
  // No text of a server needs so many rounds: this one was made to be hard to read.
  return MASK;
}

function maskBy(text: string, rules: readonly Rule[]): string {
  const view = viewOf(text);
  const stretches: [from: number, to: number][] = [];
  const mask = (from: number, to: number): void => {
    if (from >= to) return;
    const [start, end] = [view.at[from] ?? text.length, view.at[to] ?? text.length];
    stretches.push([maskAround(text, start)?.from ?? start, maskAround(text, end)?.to ?? end]);
  };
  for (const rule of rules) rule(view, mask);
  stretches.sort(([a], [b]) => a - b);

  const parts: string[] = [];
  let end = 0;
  for (const [from, to] of stretches) {
    if (from > end || parts.length === 0) parts.push(text.slice(end, from), MASK);
    end = Math.max(end, to);
  }
  return parts.join('') + text.slice(end);
}

/** The mask that has a place inside of it, not at its edges: a mask is never masked in part. */
function maskAround(text: string, at: number): { from: number; to: number } | undefined {
  const near = Math.max(0, at - MASK.length + 1);
  const found = text.slice(near, at + MASK.length - 1).indexOf(MASK);
  return found < 0 ? undefined : { from: near + found, to: near + found + MASK.length };
}
