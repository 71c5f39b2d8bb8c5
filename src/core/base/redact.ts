const MASK = '[redacted]';

/**
 * What separates a name from its value: `: `, `=`, `": "`, also in JSON that was escaped once more.
 */
const SEPARATOR = String.raw`[\\"']{0,8}[ \t]{0,4}(?:[:=]|%3D)[ \t]{0,4}[\\"']{0,8}`;
/** A value of one word. */
const WORD = String.raw`[^\s"',;<>&\\]+`;
/** A value of one word, or a field of a header: `username="bob"`. */
const ITEM = String.raw`(?:(?:[\w-]{1,40}=)?"[^"\r\n]*"|[^\s"',<>&\\]+)`;
const SCHEME = String.raw`(?:bearer|basic|digest|negotiate|ntlm|oauth|token|api-?key|sharedkey|aws[\w-]{0,30})[ \t]+`;
/** Names of credentials, session cookies and identity headers, whose values are masked. */
const SECRET_NAMES = [
  String.raw`passw(?:or)?d|passphrase|pwd`,
  String.raw`(?:client|shared)[-_]?secret|secret(?:[-_]?(?:access[-_]?)?key)?`,
  String.raw`(?:access|account|api|private|signing)[-_]?key(?:[-_]?id)?`,
  String.raw`token|jwt|assertion|samlresponse|x-(?:amz|goog)-(?:signature|credential)`,
  String.raw`_?oauth2_proxy\w{0,40}|authservice_session|gcp_iaa?p_\w{1,60}|(?:session|j?session_?id)`,
  String.raw`kubeflow-userid|x-goog-authenticated-user-(?:email|id)|x-forwarded-(?:user|email)`,
].join('|');

/**
 * Patterns of secrets and their replacements, which keep the name of a secret and mask its value.
 * The texts may be hostile: no pattern demands anything after an unbounded repetition, so that none
 * can backtrack for long.
 *
 * @see https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS
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
  // The XML error in which a store repeats the signature and the request that it was computed from.
  [
    /(<(?:AWSAccessKeyId|StringToSign(?:Bytes)?|SignatureProvided|CanonicalRequest(?:Bytes)?)>)[^<]+/gi,
    `$1${MASK}`,
  ],
  // Parameters of signed URLs and of identity providers' redirects. Elsewhere than in a URL, names
  // such as `code` and `state` are harmless.
  [
    /((?:[?&]|&amp;|u0026|%26)(?:signature|googleaccessid|sig|code|state|ticket)(?:=|%3D))[^&\s"'<>\\]+/gi,
    `$1${MASK}`,
  ],
  // Credentials that are recognized by their form: what follows an authentication scheme and is no
  // word of a sentence, JSON web tokens, keys of well-known services.
  [
    /\b([Bb]earer|BEARER|[Bb]asic|BASIC)[ \t]+(?=[A-Za-z+/_.~-]{0,4000}(?:[0-9=]|[a-z][A-Z])|[\w+/.~-]{24})[\w+/.~-]{8,}=*/g,
    `$1 ${MASK}`,
  ],
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, MASK],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, MASK],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,})/g, MASK],
  [/\b(?:hf_[A-Za-z0-9]{20,}|AIza[\w-]{35}|ya29\.[\w-]{20,}|xox[abeprs]-[\w-]{10,})/g, MASK],
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g, MASK],
  // E-mail addresses, by which multi-user KFP identifies its users.
  [/[\p{L}\p{N}_.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}\b/giu, MASK],
];

/**
 * Masks the secrets in a text, so that evidence and reports can be shared: credentials, cookies,
 * tokens, parameters of signed URLs and e-mail addresses. The rest of the text stays as it is.
 */
export function redact(text: string): string {
  return RULES.reduce(
    (masked, [pattern, replacement]) => masked.replace(pattern, replacement),
    text,
  );
}
