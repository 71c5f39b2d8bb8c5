import { LogDocument } from '../document/LogDocument.js';
import type { LogEncoding } from '../document/Transcoder.js';
import { COMMON, EAST_ASIAN_PUNCTUATION } from './commonCharacters.js';

// Which encoding a log that is not UTF-8 is likely in. General detectors know some forty encodings by
// frequencies of letter pairs, in 20 kB gzipped and more (chardet, jschardet). A log is mostly ASCII
// with some words between, too few for pairs; and it is enough to tell apart the handful of encodings
// that a step's container or Windows may have as its default. So each candidate reads the bytes, and
// the one whose text has the most frequent characters of its language wins. It is only ever offered
// to the reader, with a line as it would read.

/** What a log that is not UTF-8 may be. */
export interface EncodingGuess {
  /** The likely encoding; `undefined` when none of the candidates makes sense of the bytes. */
  readonly encoding: LogEncoding | undefined;
  /** A line of the log, read in it. */
  readonly excerpt: string;
}

interface Candidate {
  readonly encoding: LogEncoding;
  /** Matches what makes sense in a text of this encoding. */
  readonly sense: RegExp;
}

const eastAsian = (characters: string): RegExp =>
  new RegExp(`[${characters}${EAST_ASIAN_PUNCTUATION}]`, 'gu');
const japanese = eastAsian(`\u3041-\u3096\u30a1-\u30fc${COMMON.japanese}`);
/** Words: in a wrong encoding, capitals stand among small letters. */
const cyrillic = /(?<!\p{L})[А-ЯЁ]?[а-яё]{2,}(?!\p{L})/gu;
/** One or two letters with marks beside letters without, or signs of their own. */
const latin =
  /(?<=[A-Za-z])[ß-öø-ÿŠšŽžŒœ]{1,2}(?=[a-z\s\p{P}]|$)|(?<!\p{L})[À-ÖØ-öø-ÿŠšŽžŒœ](?=[A-Za-z\s]|$)|[«»“”‘’–—…°µ§€£©®±²³]/gu;

const CANDIDATES: readonly Candidate[] = [
  { encoding: 'gb18030', sense: eastAsian(COMMON.simplified) },
  { encoding: 'big5', sense: eastAsian(COMMON.traditional) },
  { encoding: 'shift_jis', sense: japanese },
  { encoding: 'euc-jp', sense: japanese },
  { encoding: 'euc-kr', sense: eastAsian(COMMON.korean) },
  { encoding: 'windows-1251', sense: cyrillic },
  { encoding: 'koi8-r', sense: cyrillic },
  { encoding: 'windows-1252', sense: latin },
];

/** Bytes that are looked at, from the place where a reader has met what is no text. */
const SAMPLE = 64 * 1024;
/** Fewer malformed sequences than this are an accident. */
const MANY = 4;
/** Share of the characters beyond ASCII that must make sense. */
const ENOUGH = 0.25;
const EXCERPT_COLUMNS = 60;

/**
 * Guesses the encoding of a log that is read as UTF-8, from its bytes at a line.
 *
 * @returns `undefined` when its bytes are UTF-8, but for a few
 */
export function guessEncoding(document: LogDocument, line: number): EncodingGuess | undefined {
  if (document.encoding !== 'utf-8') return undefined;
  // A character of UTF-16 begins at an even offset.
  const start = document.lineOffset(line) & ~1;
  const sample = document.slice(start, Math.min(start + SAMPLE, document.keptByteLength));
  const utf16 = guessUtf16(sample);
  if (!utf16 && !isMalformed(sample)) return undefined;
  const encoding = utf16 ?? guessLegacy(sample);
  return { encoding, excerpt: encoding ? excerptOf(sample, encoding) : '' };
}

/** UTF-16 without a byte order mark: ASCII in it, if only spaces and newlines, has NUL bytes. */
function guessUtf16(sample: Uint8Array): LogEncoding | undefined {
  const nuls = [0, 0];
  for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) {
    nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = nuls;
  if (even + odd < Math.max(MANY, sample.length / 100)) return undefined;
  if (Math.max(even, odd) < 0.9 * (even + odd)) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1));
  return countOf(text, /\ufffd|[\ue000-\uf8ff]/g) < text.length / 100 ? encoding : undefined;
}

function isMalformed(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample);
  const malformed = countOf(text, /\ufffd+/g);
  return malformed >= MANY && malformed > countOf(text, /[^\0-\x7f\ufffd]/gu) / 2;
}

function guessLegacy(sample: Uint8Array): LogEncoding | undefined {
  let best: LogEncoding | undefined;
  let most = ENOUGH;
  for (const { encoding, sense } of CANDIDATES) {
    const text = new TextDecoder(encoding).decode(sample);
    const beyondAscii = countOf(text, /[^\0-\x7f]/gu);
    const nonsense = countOf(text, /[\ufffd\ue000-\uf8ff]/gu);
    const share = (countOf(text, sense) - 4 * nonsense) / Math.max(1, beyondAscii);
    if (share > most) [best, most] = [encoding, share];
  }
  return best;
}

/** Characters beyond ASCII in what the expression matches. */
function countOf(text: string, expression: RegExp): number {
  let count = 0;
  for (const [match] of text.matchAll(expression)) count += Array.from(match).length;
  return count;
}

/** The first line of the sample that has more than ASCII, as the viewer would show it. */
function excerptOf(sample: Uint8Array, encoding: LogEncoding): string {
  const document = new LogDocument();
  void document.setEncoding(encoding);
  document.append(sample);
  for (let line = 0; line < document.lineCount; line++) {
    const text = document.lineText(line, 0, EXCERPT_COLUMNS).trim();
    if (/[^\0-\x7f]/.test(text)) return text;
  }
  return document.lineText(0, 0, EXCERPT_COLUMNS).trim();
}
