const MASK = '[redacted]';

/** Between a name and its value: `: `, `=`, `": "`, and the same in JSON that was quoted again. */
const SEPARATOR = String.raw`[\\"']{0,8}[ \t]{0,4}(?:[:=]|%3D)[ \t]{0,4}[\\"']{0,8}`;
/** A value that stands alone. */
const WORD = String.raw`[^\s"',;<>&\\]+`;
/** The same, or one of the fields of a header: `username="bob"`. */
const ITEM = String.raw`(?:(?:[\w-]{1,40}=)?"[^"\r\n]*"|[^\s"',<>&\\]+)`;
const SCHEME = String.raw`(?:bearer|basic|digest|negotiate|ntlm|oauth|token|api-?key|sharedkey|aws[\w-]{0,30})[ \t]+`;
const SECRET_NAMES = [
  String.raw`passw(?:or)?d|passphrase|pwd`,
  String.raw`(?:client|shared)[-_]?secret|secret(?:[-_]?(?:access[-_]?)?key)?`,
  String.raw`(?:access|account|api|private|signing)[-_]?key(?:[-_]?id)?`,
  String.raw`token|jwt|assertion|samlresponse|x-(?:amz|goog)-(?:signature|credential)`,
  String.raw`_?oauth2_proxy\w{0,40}|authservice_session|gcp_iaa?p_\w{1,60}|(?:session|j?session_?id)`,
  String.raw`kubeflow-userid|x-goog-authenticated-user-(?:email|id)|x-forwarded-(?:user|email)`,
].join('|');

/**
 * Each rule keeps what names the secret and masks the secret itself. Texts of servers are hostile:
 * no rule demands anything after an unbounded repetition, so that none can be made to try again
 * and again.
 */
const RULES: readonly [RegExp, string][] = [
  // User information of a URL: https://user:password@host
  [/([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#'"<>]{1,2000}@/gi, `$1${MASK}@`],
  [
    new RegExp(
      String.raw`(authorization${SEPARATOR})(?:${SCHEME})?${ITEM}(?:,[ \t]{0,4}[\w-]{1,40}=${ITEM})*`,
      'gi',
    ),
    `$1${MASK}`,
  ],
  [new RegExp(String.raw`(\b(?:set-)?cookie${SEPARATOR})[^\r\n"'<>\\]+`, 'gi'), `$1${MASK}`],
  [new RegExp(`((?:${SECRET_NAMES})${SEPARATOR})${WORD}`, 'gi'), `$1${MASK}`],
  // Elements of the XML in which a store tells what it expected to be signed.
  [
    /(<(?:AWSAccessKeyId|StringToSign(?:Bytes)?|SignatureProvided|CanonicalRequest(?:Bytes)?)>)[^<]+/gi,
    `$1${MASK}`,
  ],
  // Signed URLs and the answers of identity providers, of which the names alone say too little.
  [
    /((?:[?&]|&amp;|u0026|%26)(?:signature|googleaccessid|sig|code|state|ticket)(?:=|%3D))[^&\s"'<>\\]+/gi,
    `$1${MASK}`,
  ],
  // By their form, wherever they stand: what follows a scheme, and is no word of a sentence;
  // JSON web tokens; keys of well-known services.
  [
    /\b([Bb]earer|BEARER|[Bb]asic|BASIC)[ \t]+(?=[A-Za-z+/_.~-]{0,4000}(?:[0-9=]|[a-z][A-Z])|[\w+/.~-]{24})[\w+/.~-]{8,}=*/g,
    `$1 ${MASK}`,
  ],
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, MASK],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, MASK],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,})/g, MASK],
  [/\b(?:hf_[A-Za-z0-9]{20,}|AIza[\w-]{35}|ya29\.[\w-]{20,}|xox[abeprs]-[\w-]{10,})/g, MASK],
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g, MASK],
  // Identities: multi-user KFP names its users by e-mail address.
  [/[\p{L}\p{N}_.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}\b/giu, MASK],
];

/**
 * Masks what must not leave the reader's browser in evidence or a report: credentials, cookies,
 * tokens, signed-URL parameters and e-mail identities. The rest of the text stays as it is.
 */
export function redact(text: string): string {
  return RULES.reduce((masked, [pattern, by]) => masked.replace(pattern, by), text);
}
