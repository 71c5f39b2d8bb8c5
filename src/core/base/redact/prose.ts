import { isSensitive } from './names.js';
import { isQuote, lineEnd, quotedEnd } from './values.js';
import type { View } from './View.js';

const NAME = String.raw`((?:\b[A-Za-z]{1,20} ){0,2}\b[A-Za-z][\w-]{0,40})`;
const VERB =
  '(?:is|was|are|were|(?:has|had) been)(?: (?:now|still|(?:re)?set to|changed to))?|(?:re)?set to|changed to';

/** `the password is …`, `API key was set to …`. */
const SAID = new RegExp(`${NAME} (?:${VERB})(:?) +(?=\\S)`, 'g');
/** `A temporary password is generated for root@localhost: …`, as MySQL says it. */
const GENERATED = new RegExp(
  `${NAME}(?: (?:is|was|has been))?(?: [a-z]{2,12})? for (?:user )?\\S{1,80}:() +(?=\\S)`,
  'g',
);
/** `with password …`, `using the token …`. */
const USED =
  /\b(?:with|using|by|via) ((?:[A-Za-z]{1,20} ){0,2}?[\w-]{0,40}?(?:passw(?:or)?d|passphrase|passcode|token|key|key id))() +(?=\S)/gi;
/** A name right before a quoted value. */
const QUOTED = new RegExp(`${NAME}() (?=["'\`])`, 'g');

/** Names after which any quoted text is the secret itself. */
const VALUED = /(?:pass(?:word|wd|phrase|code)|(?:access|api) ?key(?: id)?)$/i;
/** Names after which a quoted text is none: it names a Secret, or is what a parser met. */
const UNTOLD = /(?:unexpected token|secret|cookie|credentials?|authorization)$/i;

/** A password in other languages than that of names: as gateways and identity providers say it. */
const FOREIGN =
  /(?:mot de passe|contraseña|senha|пароль|密码|密碼|口令|密钥|パスワード|비밀번호)["'`]? ?(?:[:=]|是|为|est|es|é)\s{0,4}(?=\S)/giu;

/**
 * Masks what a sentence says of a secret. A word counts as one when it does not look like a word of a
 * language: `the password is wrong` stays.
 */
export function maskProse(view: View, mask: (from: number, to: number) => void): void {
  const { text } = view;
  for (const { 0: all, index } of text.matchAll(FOREIGN)) {
    const at = index + all.length;
    const quoted = isQuote(text[at]);
    mask(quoted ? at + 1 : at, quoted ? quotedEnd(view, at, lineEnd(text, at)) : wordEnd(text, at));
  }
  for (const pattern of [SAID, GENERATED, USED, QUOTED]) {
    for (const { 0: all, 1: name = '', 2: colon, index } of text.matchAll(pattern)) {
      if (!isSensitive(name) || (pattern === QUOTED && UNTOLD.test(name))) continue;
      const at = index + all.length;
      const quoted = isQuote(text[at]);
      const from = quoted ? at + 1 : at;
      const to = quoted ? quotedEnd(view, at, lineEnd(text, at)) : wordEnd(text, at);
      const told = quoted ? VALUED.test(name) : colon === ':';
      if (told || isNoWord(text.slice(from, to))) mask(from, to);
    }
  }
}

function wordEnd(text: string, at: number): number {
  const word = /^[^\s"'`<>]{1,300}/.exec(text.slice(at, at + 300))?.[0] ?? '';
  return at + word.replace(/[.,;:?)\]}]+$/, '').length;
}

const DURATION = /^(?:\d+(?:\.\d+)?(?:[mµn]?s|[mhd]|[KMG]i?B?))+$/;
/** Versions, encodings and algorithms, whose names have digits. */
const TECHNICAL =
  /^(?:v\d|base\d\d|utf-?\d|sha-?\d|md5|oauth-?2|oidc|x-?509|pkcs|[rehp]s\d{3}\b|https?:|\/)/i;

function isNoWord(word: string): boolean {
  if (word.length < 5 || DURATION.test(word) || TECHNICAL.test(word)) return false;
  return /[A-Za-z]/.test(word) ? /\d|\w[!#$%^&*+=~?@]/.test(word) : /^\d{6,}$/.test(word);
}
