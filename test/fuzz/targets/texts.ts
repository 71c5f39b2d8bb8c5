import { markInvisible } from '../../../src/core/base/invisible.js';
import { readableText } from '../../../src/core/base/readableText.js';
import { redact } from '../../../src/core/base/redact.js';
import { SYMPTOMS } from '../../diagnosis/SYMPTOMS.js';
import { check, type FuzzTarget, toInput, toText } from '../FuzzTarget.js';
import { hostileText } from '../mutate.js';
import type { Random } from '../Random.js';

/** What servers say, word for word. */
const BODIES = Object.values(SYMPTOMS)
  .flat()
  .flatMap(({ response }) => (response ? [response.text] : []));

const NAMES = [
  'password',
  'DB_PASSWORD',
  'secret',
  'token',
  'Authorization',
  'cookie',
  'x-api-key',
];
const QUOTES = ['', '"', "'", '\\"', '\\\\\\"', '&quot;', '&#34;', '\\u0022', '%22'];
const SEPARATORS = [': ', '=', '=>', ' ', ':', '%3D', '\n  ', ': |\n  ', '","value":"', '>'];
const VALUES = [
  'hunter2',
  'a b,c;d&e<f',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
  'https://user:p/w?x#y@host/path',
  'Bearer eyJhbGciOiJub25lIn0.e30.',
  'A'.repeat(64),
];

/** A name, a value, and what may stand around them. */
function secretText(random: Random): string {
  const pairs = random.several(4, () => {
    const quote = random.pick(QUOTES);
    const close = random.oneIn(4) ? random.pick(QUOTES) : quote;
    const value = random.oneIn(3) ? hostileText(random, VALUES) : random.pick(VALUES);
    const name = random.pick(NAMES);
    return `${quote}${name}${close}${random.pick(SEPARATORS)}${quote}${value}${close}`;
  });
  return pairs.join(random.pick(['\n', ', ', '&', ' ', '; ', '}{']));
}

export const redaction: FuzzTarget = {
  name: 'redact',
  weight: 14,
  seeds: BODIES.map(toInput),
  make: (random) => toInput(secretText(random)),
  run: (input) => {
    const text = toText(input);
    const redacted = redact(text);
    check(redacted.length <= 4 * text.length + 64, 'A redacted text grows without bound');
    check(redact(redacted) === redacted, 'A redacted text is redacted again');
    readableText(text);
  },
};

export const invisible: FuzzTarget = {
  name: 'invisible',
  weight: 8,
  seeds: [],
  make: (random) => toInput(hostileText(random)),
  run: (input) => {
    const marked = markInvisible(toText(input));
    check(markInvisible(marked) === marked, 'A marked text is marked again');
    check(!/[\u202a-\u202e\u2066-\u2069]/.test(marked), 'A control of direction is left');
  },
};
