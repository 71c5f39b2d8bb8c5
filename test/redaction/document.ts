/** Documents by title; `⟦…⟧` stands around each secret and `⟨…⟩` around each harmless word. */
export type Documents = Readonly<Record<string, string>>;

/** A text as a server sends it, with what must not be left of it and what must. */
export interface Document {
  title: string;
  text: string;
  secrets: readonly string[];
  harmless: readonly string[];
}

const MARKED = /⟦([^⟧]*)⟧|⟨([^⟩]*)⟩/g;

/** Takes the marks out of a document. */
export function readDocument(title: string, marked: string): Document {
  const plain = marked.replaceAll('·', '');
  const found = [...plain.matchAll(MARKED)];
  return {
    title,
    text: plain.replace(MARKED, (_, secret?: string, harmless?: string) => secret ?? harmless ?? ''),
    secrets: found.flatMap(([, secret]) => secret ?? []),
    harmless: found.flatMap(([, , harmless]) => harmless ?? []),
  };
}

/** A shorter piece of a secret tells too little to be called a leak. */
const LEAK = 6;

/**
 * What is left of a secret: its first piece of six characters, or all of it where it is shorter.
 *
 * @param original The text before it was masked: what it says outside of the secret does not leak it
 */
export function leakOf(secret: string, masked: string, elsewhere: string): string | undefined {
  const size = Math.min(LEAK, secret.length);
  for (let at = 0; at + size <= secret.length; at += 1) {
    const piece = secret.slice(at, at + size);
    if (masked.includes(piece) && !elsewhere.includes(piece)) return piece;
  }
  return undefined;
}
