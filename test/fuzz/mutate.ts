import type { Random } from './Random.js';

const encoder = new TextEncoder();

/** Pieces on which parsers of text have failed, here or elsewhere. */
const PIECES = [
  ...['', ' ', '\n', '\r\n', '\t', '\0', '\x1b', '\x1b[', '\x7f', '\u0085', '\u00a0', '\u2028'],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '\\u0022',
    '%',
    '%00',
    '%2e%2e',
    '{',
    '}',
    '[',
    ']',
    '<',
    '>',
    '&',
  ],
  ...[
    '{{',
    '}}',
    '{{=',
    '${',
    '<!--',
    ']]>',
    '<script>',
    '&amp;',
    '&#0;',
    '--',
    '---\n',
    ': ',
    '- ',
  ],
  ...['null', 'true', '-1', '1e999', 'NaN', '0x', '__proto__', 'constructor', 'toString', 'length'],
  ...[
    '..',
    '../',
    '/',
    '//',
    'https://',
    'a@b',
    'password=',
    'token: ',
    'Bearer ',
    'eyJhbGciOi',
    '==',
  ],
  ...[
    '\ufeff',
    '\ufffd',
    '\u202e',
    '\u200b',
    '\u200d',
    '\ufe0f',
    '\ud800',
    '漢',
    '😀',
    '🇩🇪',
    'ﷺ',
    'ß',
    'İ',
  ],
  ...[
    '&a ',
    '*a ',
    '!!binary ',
    '? ',
    '| ',
    '>-\n',
    '%YAML 9\n',
    '@team',
    '```',
    '~~~',
    'x'.repeat(300),
  ],
];
const PIECE_BYTES = PIECES.map((piece) => encoder.encode(piece));

/** A text of such pieces, of words of its own, and of letters. */
export function hostileText(random: Random, words: readonly string[] = PIECES): string {
  const make = (): string => {
    if (random.oneIn(4)) return String.fromCodePoint(random.below(random.oneIn(3) ? 0xd7ff : 0x7f));
    return random.pick(random.oneIn(3) ? words : PIECES);
  };
  return random.several(8, make).join('');
}

/** Bytes that differ in a few places from these. */
export function mutateBytes(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  let result = bytes;
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(result.length + 1);
    const end = Math.min(result.length, at + random.below(random.oneIn(3) ? result.length : 16));
    switch (random.below(7)) {
      case 0:
        result = splice(result, at, at, random.pick(PIECE_BYTES));
        break;
      case 1:
        result = splice(result, at, end, new Uint8Array(0));
        break;
      case 2:
        result = splice(result, at, at, result.subarray(at, end));
        break;
      case 3:
        result = splice(result, at, end, other.subarray(random.below(other.length)));
        break;
      case 4:
        result = result.slice(0, at);
        break;
      default:
        result = Uint8Array.from(result);
        if (at < result.length) result[at] = random.below(256);
    }
  }
  return result.subarray(0, LONGEST);
}

/** Most bytes of an input: what fails fails on little, and a hundred thousand take their time. */
const LONGEST = 16 * 1024;

function splice(bytes: Uint8Array, start: number, end: number, piece: Uint8Array): Uint8Array {
  const result = new Uint8Array(start + piece.length + bytes.length - end);
  result.set(bytes.subarray(0, start));
  result.set(piece, start);
  result.set(bytes.subarray(end), start + piece.length);
  return result;
}

/** A value of JSON with a few of its parts replaced, left out or repeated. */
export function mutateJson(random: Random, value: unknown): unknown {
  if (random.oneIn(24)) return hostileValue(random);
  if (Array.isArray(value)) {
    const items = value.flatMap((item: unknown): unknown[] =>
      random.oneIn(24) ? (random.oneIn(2) ? [] : [item, item]) : [mutateJson(random, item)],
    );
    return random.oneIn(24) ? [...items, hostileValue(random)] : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]) =>
    random.oneIn(24) ? [] : [[key, mutateJson(random, item)] as const],
  );
  if (random.oneIn(24)) entries.push([hostileText(random), hostileValue(random)]);
  return Object.fromEntries(entries);
}

function hostileValue(random: Random): unknown {
  switch (random.below(7)) {
    case 0:
      return null;
    case 1:
      return random.count();
    case 2:
      return random.oneIn(2);
    case 3:
      return [hostileText(random), null, {}];
    case 4:
      return { [hostileText(random)]: hostileText(random) };
    default:
      return hostileText(random);
  }
}
