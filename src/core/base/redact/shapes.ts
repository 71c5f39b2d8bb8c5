import type { View } from './View.js';

/**
 * What tokens of well-known services begin with. The prefixes and alphabets are facts of gitleaks'
 * rules, MIT license, © 2019 Zachary Rice.
 *
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml
 */
const PREFIXES = [
  // AI: Anthropic, OpenAI, Hugging Face, Perplexity, LangSmith, W&B, Databricks
  'sk-(?:ant|proj|svcacct|admin|or|lf)-|api_org_|hf_(?=[A-Za-z\\d]{20})|pplx-|lsv2_[ps][tk]_|wandb_v\\d_|dapi[a-f\\d]{4}',
  // Code and registries: GitHub, GitLab, npm, PyPI, RubyGems, NuGet, Clojars, Docker Hub, Artifactory
  'gh[pousr]_|github_pat_|gl(?:pat|dt|rt|ft|oas|ptt|soat|agent|imt|ffct)-|glcbt-\\w{1,5}_|GR1348941',
  'pypi-AgE|rubygems_|oy2(?=[a-z\\d]{30}|[a-z\\d]+$)|CLOJARS_|dckr_(?:pat|oat)_|AKCp\\d|cmVmd[A-Za-z\\d]{30}',
  // Clouds: AWS, Google, Alibaba, DigitalOcean, Fly, Heroku, PlanetScale
  'A(?:3T[A-Z\\d]|KIA|SIA|BIA|CCA)(?=[A-Z\\d]{16}|[A-Z\\d]+$)|ABSK(?=[A-Za-z\\d]{20}|[A-Za-z\\d]+$)|bedrock-api-key-',
  'AIza(?=[\\w-]{20}|[\\w-]+$)|ya29\\.|GOCSPX-|LTAI(?=[A-Za-z\\d]{16})|do[opr]_v1_|fo1_|fm[12][ar]?_|HRKU-|pscale_(?:tkn|oauth|pw)_',
  // Secrets: Vault, 1Password, age, Doppler, Pulumi, Infracost, OpenShift, Prefect
  'hv[sbr]\\.|ops_eyJ|AGE-SECRET-KEY-1|dp\\.(?:pt|st|sa|ct)\\.|pul-[a-f\\d]{4}|ico-(?=[A-Za-z\\d]{20}|[A-Za-z\\d]+$)|sha256~|pnu_',
  // Chat and mail: Slack, Sendgrid, Sendinblue, Mailgun, Twilio
  'xox[abeoprs]-|xapp-\\d-|xoxe\\.xox|SG\\.[\\w-]{4}|xkeysib-|key-[a-f\\d]{6}|(?:SK|AC)(?=[a-f\\d]{32}(?![a-f\\d])|[a-f\\d]{4,31}$)',
  // Payment and shops: Stripe, Square, Shopify, Shippo, Flutterwave
  '[sr]k_(?:live|test|prod)_|whsec_|sq0(?:atp|csp)-|shp(?:at|ca|pa|ss)_|shippo_(?:live|test)_|FLW(?:SECK|PUBK)_TEST-',
  // Watching: Grafana, Sentry, New Relic, Dynatrace
  'glc_|glsa_|sntry[su]_|NR(?:AK|AL|JS)-|dt0[a-z]\\d\\d\\.',
  // Work: Linear, Notion, Figma, Airtable, Postman, Adobe, readme.io, Square
  'lin_api_|ntn_\\d|figd_|pat(?=[A-Za-z\\d]{14}\\.|[A-Za-z\\d]*\\d[A-Za-z\\d]{0,14}$)|PMAK-|p8e-[a-z\\d]{8}|rdme_|EAAA(?=[\\w-]{20})',
  // A JSON web token, and one in base64; a private key in base64
  'eyJ[\\w-]{3}|ZXlK[\\w-]{6}|LS0tLS1C(?!RUdJTiBDRVJU)',
].join('|');

/** The same of tokens whose prefix is a word that begins other names too. */
const SHORT_PREFIXES = 'sk-|hf_|npm_|r8_|gsk_';

const REST = '(?:[\\w=-]|[.+/~%](?=[\\w=.+/-]))*';
const BOUNDARY = '(?<![A-Za-z\\d])';

const SHAPES: readonly RegExp[] = [
  new RegExp(`${BOUNDARY}(?:${PREFIXES})${REST}`, 'g'),
  new RegExp(
    `${BOUNDARY}(?:${SHORT_PREFIXES})(?=[\\w-]{0,24}[A-Z\\d])(?:[\\w-]{16,}|[\\w-]{1,15}$)`,
    'g',
  ),
  // Azure, Terraform, Discord, Telegram, Mailgun, MaxMind, Google's refresh tokens
  /(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{10,}/g,
  /(?<![\w.])[a-z\d]{14}\.atlasv1\.[\w=-]*/gi,
  /(?<![\w.])[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{6,}/g,
  /(?<![\w:])\d{8,10}:AA[\w-]{20,}/g,
  /(?<![\w-])[a-f\d]{32}-[a-f\d]{8}-[a-f\d]{8}(?![\w-])/g,
  /(?<!\w)[A-Za-z\d]{6}_[A-Za-z\d]{29}_mmk/g,
  /(?<![\w/])1\/\/0[\w-]{10,}/g,
  // Hashes of passwords, as crypt(3) writes them
  /\$(?:apr1|[156]|2[abxy]|y|gy|argon2\w{1,2}|pbkdf2[\w-]{0,20}|scrypt)\$(?:[\w./$=,+-]{8,}|[\w./$=,+-]*$)/g,
];

/** Addresses that are secrets: who knows one can post. */
const WEBHOOKS =
  /(?:hooks\.slack\.com\/(?:services|workflows|triggers)|webhook\.office\.com\/webhookb2|discord(?:app)?\.com\/api\/webhooks)\/([^\s"'`<>)\]}]+)/g;

/** The call that signs in to Weights & Biases, whose keys look like the digest of a commit. */
const WANDB = /\bwandb\.login\(\s{0,4}(?:key\s{0,4}=\s{0,4})?["']([^"'\n]{1,200})/g;

/** A scheme of HTTP authentication with its credentials, which are no word of a sentence. */
const SCHEMES =
  /\b(?:[Bb]earer|BEARER|[Bb]asic|BASIC)[ \t]+((?=[A-Za-z+/_.~-]{0,200}(?:[0-9=]|[a-z][A-Z])|[\w+/.~-]{24})(?:[\w+/.~-]{8,}=*|[\w+/.~-]+$))/g;

/**
 * E-mail addresses, by which multi-user KFP identifies its users, also of a host without a dot. What
 * follows an `@` elsewhere is a digest, a version or a path.
 */
const EMAILS: readonly RegExp[] = [
  /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}\b/giu,
  /(?<![\p{L}\p{N}_.+/@:-])[\p{L}\p{N}_.+-]{1,64}@(?!sha\d|v?\d|latest\b|next\b|beta\b)[a-z][\w-]{1,62}(?![\w./@(-]|:\w)/giu,
];

const KEY_BEGIN =
  /-{4,5} ?BEGIN [\w ,-]{0,60}?PRIVATE KEY(?: BLOCK)? ?-{4,5}|\bPrivate-Lines: \d+\s/g;
const KEY_END = /-{4,5} ?END [\w ,-]{0,60}?KEY(?: BLOCK)? ?-{4,5}/g;
/** The body of a key, when its end is missing: base64 and the headers before it. */
const KEY_BODY = /(?:[\w+/=:,.()>|-]|\s|\\n)*/y;

/** Masks what is a secret by its form, whatever is around it. */
export function maskShapes({ text }: View, mask: (from: number, to: number) => void): void {
  for (const shape of [...SHAPES, ...EMAILS]) {
    for (const { 0: all, index } of text.matchAll(shape)) mask(index, index + all.length);
  }
  for (const pattern of [WEBHOOKS, WANDB, SCHEMES]) {
    for (const { 0: all, 1: secret = '', index } of text.matchAll(pattern)) {
      mask(index + all.length - secret.length, index + all.length);
    }
  }
}

/** Masks private keys, up to their end or as far as they go. */
export function maskKeys({ text }: View, mask: (from: number, to: number) => void): void {
  let masked = 0;
  let cut = false;
  for (const { 0: begin, index } of text.matchAll(KEY_BEGIN)) {
    if (index < masked) continue;
    const isArmoured = begin.startsWith('-');
    KEY_END.lastIndex = index + begin.length;
    // Once there is no end any more, there is none for the keys that follow.
    const end: RegExpExecArray | null = isArmoured && !cut ? KEY_END.exec(text) : null;
    cut ||= isArmoured && !end;
    KEY_BODY.lastIndex = index + begin.length;
    KEY_BODY.test(text);
    masked = end ? end.index + end[0].length : KEY_BODY.lastIndex;
    mask(isArmoured ? index : index + begin.length, masked);
  }
}
