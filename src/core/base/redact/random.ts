import type { View } from './View.js';

const CANDIDATES = /(?<![\w+/~-])[\w+/~-]{20,}={0,2}/g;
const PIECES = /[\w+~-]{20,}={0,2}/g;

/** Names of values that are random and no secret, before such a value. */
const HARMLESS_NAME =
  /(?:host_?-?id|id-?2|request-?_?id|requestid|e-?tag|trace\w{0,8}|version-?_?id|upload-?_?id|uid|nonce|digest|sha\d{1,3}|md5|checksum|resource_?version|continue|client_id|public_?key)["'`\\\]]{0,3}\s{0,2}[:=>_]{0,2}\s{0,2}["'`[]{0,3}(?:W\/["'`]{1,2})?$/i;

/** Beginnings of identifiers that services give to requests and runs. */
const IDENTIFIER = /^(?:req|run|msg|evt|resp|trace|span)[_-]/;

const PATH = /^\/?(?:[a-z\d.-]{1,40}|[A-Za-z][a-z]{1,30}|\d{1,10})(?:\/|$)/;

/**
 * Masks what looks like the output of a random generator, and is not said to be an identifier. Names of
 * Kubernetes and digests have no capitals; words and paths change seldom between capitals, small letters
 * and digits, while of the characters of random base64 two of three differ in kind from the one before.
 */
export function maskRandom({ text }: View, mask: (from: number, to: number) => void): void {
  for (const { 0: all, index } of text.matchAll(CANDIDATES)) {
    if (HARMLESS_NAME.test(text.slice(Math.max(0, index - 40), index))) continue;
    if (IDENTIFIER.test(all)) continue;
    if (isRandom(all) && !PATH.test(all)) {
      mask(index, index + all.length);
      continue;
    }
    for (const { 0: piece, index: at } of all.matchAll(PIECES)) {
      if (isRandom(piece)) mask(index + at, index + at + piece.length);
    }
  }
}

/** How many of the characters of a random text differ in kind from the one before, at least. */
const CHANGES = 0.4;

function isRandom(text: string): boolean {
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false;
  let changes = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (kindOf(text, at) !== kindOf(text, at - 1)) changes += 1;
  }
  return changes / text.length >= CHANGES;
}

function kindOf(text: string, at: number): number {
  const character = text[at] ?? '';
  if (character >= 'a' && character <= 'z') return 1;
  if (character >= 'A' && character <= 'Z') return 2;
  return character >= '0' && character <= '9' ? 3 : 4;
}
