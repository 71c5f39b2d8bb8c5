/** Documents by title; `⟦…⟧` stands around each secret and `⟨…⟩` around each harmless word. */
export type Documents = Readonly<Record<string, string>>;

/** A text as a server sends it, with what must not be left of it and what must. */
export interface Document {
  title: string;
  text: string;
  secrets: readonly string[];
  /**
   * The armour of keys and the first characters of tokens, by which services tell tokens apart: no
   * secret by themselves.
   */
  known: string;
  harmless: readonly string[];
}

const MARKED = /⟦([^⟧]*)⟧|⟨([^⟩]*)⟩/g;

/** Takes the marks out of a document. */
export function readDocument(title: string, marked: string): Document {
  const plain = marked.replaceAll('·', '');
  const prefixes = [...marked.matchAll(/⟦([^⟧·]*·[^⟧]{0,8})/g)].map(([, start = '']) =>
    start.replace('·', ''),
  );
  const armours = plain.match(/-{4,5}[A-Z ]+-{4,5}/g) ?? [];
  const found = [...plain.matchAll(MARKED)];
  return {
    title,
    text: plain.replace(
      MARKED,
      (_, secret?: string, harmless?: string) => secret ?? harmless ?? '',
    ),
    secrets: found.flatMap(([, secret]) => secret ?? []),
    known: [...prefixes, ...armours, btoa('-----BEGIN P')].join('\n'),
    harmless: found.flatMap(([, , harmless]) => harmless ?? []),
  };
}

/** A shorter piece of a secret tells too little to be called a leak. */
const LEAK = 6;

/**
 * What is left of a secret: its first piece of six characters, or all of it where it is shorter.
 *
 * @param elsewhere What the text says outside of the secret, which does not leak it
 */
export function leakOf(secret: string, masked: string, elsewhere: string): string | undefined {
  const size = Math.min(LEAK, secret.length);
  for (let at = 0; at + size <= secret.length; at += 1) {
    const piece = secret.slice(at, at + size);
    if ((piece.match(/[\p{L}\p{N}]/gu) ?? []).length < Math.min(3, size)) continue;
    if (masked.includes(piece) && !elsewhere.includes(piece)) return piece;
  }
  return undefined;
}
