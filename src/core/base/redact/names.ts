/** Ends of names whose values are secrets, in lower case with `_` between the words. */
const SECRETS = [
  'passw(?:or)?[dt]|kennwort|passphrase|passcode|requirepass|masterauth|(?:store|key|user|db)pass|(?:bind|root)pw|authtok|psk',
  'secret|token|jwt|bearer|credential|mnemonic|assertion|code_verifier|signature|set_cookie2?|cookie',
  '(?:access|secret|api|account|private|signing|encryption|shared|master|admin|license|ssh|hmac|auth|session|consumer|subscription|webhook|cipher|certificate|validation|decryption|service|unseal|app)_?key(?:_?id)?',
  'webhook(?:_?url)?|client_key_data|kube_?config_(?:data|b64|base64|content)|access_?id|authorization|saml_?(?:response|request)|docker_?config_?json|dockercfg',
  '(?:^|_)(?:pass|pwd|pw|psw|auth|sas|otp|totp|csrf|xsrf|sid|sess(?:ion)?|j?session_?id|phpsessid|pat|creds|private_mac)',
].join('|');

/** Names of session cookies and of headers that say who is signed in. */
const IDENTITIES = [
  'e?mail(?:_?address)?|_?oauth2_proxy\\w{0,40}|gcp_iaa?p_\\w{1,60}|kubeflow_userid|gap_auth',
  'x_goog_authenticated_user_(?:email|id)|x_(?:forwarded|auth_request|remote)_(?:preferred_username|user|email)',
].join('|');

/** What stores repeat of a request that was signed. */
const SIGNED = 'string_to_sign|signature_provided|canonical_request';

const SUFFIX =
  '(?:_?(?:\\d{1,3}|base|value|val|data|hash|b64|base64|bytes|old|new|current|previous|confirm(?:ation)?|text|string|raw|plain)){0,2}';

const SENSITIVE = new RegExp(`(?:${SECRETS}|${SIGNED})${SUFFIX}$|^(?:${IDENTITIES})$`);

/** Names that end like those of secrets: places in a list, and where nginx passes requests on. */
const HARMLESS = /(?:continuation|page|next|cancellation)_?token$|(?:proxy|fastcgi|grpc)_pass$/;

/** Parameters that are secret in a URL, as signed URLs and identity providers use them. */
const IN_URLS = /^(?:(?:temp_url_)?sig|code|state|ticket)$/;

const LONGEST = 64;

function wordsOf(name: string): string {
  return name
    .slice(-LONGEST)
    .replace(/([a-z\d])(?=[A-Z])/g, '$1_')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/_$/, '');
}

/** Whether the value of that name is a secret, or tells who somebody is. */
export function isSensitive(name: string): boolean {
  const words = wordsOf(name);
  return SENSITIVE.test(words) && !HARMLESS.test(words);
}

/** Whether the parameter of a URL is secret, though the same name elsewhere is not. */
export function isSensitiveInUrl(name: string): boolean {
  return IN_URLS.test(name.toLowerCase());
}

/** Whether the value of a header goes to the end of its line, blanks and all. */
export function isHeader(name: string): boolean {
  return /(?:^|_)(?:authorization|cookie)$/.test(wordsOf(name));
}

/** Whether it is the text that a store signed, which has several lines. */
export function isSigned(name: string): boolean {
  return new RegExp(`^(?:${SIGNED})`).test(wordsOf(name));
}

/** Whether it is the field that names another: `name: DB_PASSWORD`. */
export function isNameField(name: string): boolean {
  return /(?:^|_)(?:name|key|id|type|field|header|variable|parameter|property)$/.test(
    wordsOf(name),
  );
}

/** Whether it is the field with the value of what another field names. */
export function isValueField(name: string): boolean {
  return /(?:^|_)(?:value|values|val|content|default|string|result)$/.test(wordsOf(name));
}
