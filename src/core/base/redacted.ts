import { markInvisible } from './invisible.js';
import type { Redacted } from './literal.js';
import { headOf, redact } from './redact.js';

export type { Redacted } from './literal.js';

/** Most UTF-16 code units of a text: the key of an object, of up to 1,024 bytes, fits as a whole. */
const LONGEST = 1_100;

/**
 * The one gate through which the texts of servers, pods, ConfigMaps and hosts get into snapshots,
 * reports and errors. Control characters are removed, with nothing in their place; so are invisible
 * ones where a secret shows without them, and elsewhere they are marked. The text is cut last, so that
 * no secret is cut before it is recognized.
 *
 * @param longest Most UTF-16 code units of the result, its ellipsis included
 */
export function toRedacted(text: string, longest: number = LONGEST): Redacted {
  return cut(masked(headOf(text)), longest);
}

/**
 * The same, on one line. Lines tell where a secret ends, so that it is masked before they are joined.
 */
export function toRedactedLine(text: string, longest: number = LONGEST): Redacted {
  return cut(masked(headOf(text)).replace(/\s+/g, ' ').trim(), longest);
}

/** A surrogate pair is not cut in two. */
function cut(text: string, longest: number): Redacted {
  if (text.length <= longest) return text as Redacted;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` as Redacted;
}

/** Without secrets, those included that an invisible character would hide from their rules. */
function masked(text: string): string {
  const plain = printable(text);
  const redacted = redact(plain);
  const marked = printable(markInvisible(withLineFeeds(text)));
  return redacted === plain && marked !== plain ? redact(marked) : redacted;
}

/** A name of a place in a text, which is no secret: no rule masks one word. */
const WORD = /^[A-Za-z]{1,16}$/;

/** Values with their names, for the places of a text: numbers stay, and what is no text is dropped. */
export function redactParams(
  params: Readonly<Record<string, string | number | undefined>>,
): Record<string, Redacted | number> {
  const redacted: Record<string, Redacted | number> = {};
  /** One text often stands under several names. */
  const texts = new Map<string, Redacted>();
  const once = (text: string): Redacted => {
    const known = texts.get(text) ?? toRedacted(text);
    texts.set(text, known);
    return known;
  };
  for (const [name, value] of Object.entries(params)) {
    const shown = WORD.test(name) ? name : toRedacted(name);
    if (typeof value === 'number') redacted[shown] = value;
    if (typeof value === 'string') redacted[shown] = once(value);
  }
  return redacted;
}

/** CSI sequences, by which programs color their text; any other is left without its first character. */
// eslint-disable-next-line no-control-regex -- These are the characters to be removed.
const SEQUENCE = /\u001b\[[0-?]*[ -/]*[@-~]/g;
/**
 * Control characters but for tabs and line feeds, halves of surrogate pairs, and what changes or
 * interrupts a text without being seen.
 *
 * @see https://trojansource.codes
 */
const UNSEEN = /[^\P{Cc}\t\n]|[\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/** A text without terminal sequences, control characters, and bidirectional or invisible ones. */
export function printable(text: string): string {
  return withLineFeeds(text).replace(SEQUENCE, '').replace(UNSEEN, '');
}

/** A text whose lines end in one way. */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n');
}
