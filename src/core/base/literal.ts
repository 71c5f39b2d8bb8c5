declare const gate: unique symbol;

/**
 * A text that may be shown and shared: without secrets, control characters and invisible ones, and not
 * longer than a person reads. Only `toRedacted` makes one of a text that comes from elsewhere.
 */
export type Redacted = string & { readonly [gate]: true };

/**
 * Words of this package's own, as a template without values. A file of its own has them, because a
 * session says some before the code that redacts is loaded.
 */
export function literal(words: TemplateStringsArray): Redacted {
  return words.join('') as Redacted;
}
