/**
 * East Asian wide and fullwidth ranges (Unicode Standard Annex #11), without emoji, which the
 * engine's own tables tell. Unassigned gaps inside CJK blocks count as wide, as the annex asks.
 */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x16fff],
  [0x17000, 0x18d8f],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x2fffd],
  [0x30000, 0x3fffd],
];

const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;
const UNKNOWN = 3;
let known: Uint8Array | undefined;

/**
 * Cells that a code point takes: 0 for marks and format characters, 2 for CJK and for what is
 * drawn as emoji, else 1. Regional indicators are 1 each, because two of them make one flag.
 */
export function codePointWidth(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0x300) return codePoint < 0x20 ? 0 : 1;
  known ??= new Uint8Array(0x10000).fill(UNKNOWN);
  const width = known[codePoint];
  if (width === 0 || width === 1 || width === 2) return width;
  const found = measure(codePoint);
  if (width === UNKNOWN) known[codePoint] = found;
  return found;
}

function measure(codePoint: number): 0 | 1 | 2 {
  const character = String.fromCodePoint(codePoint);
  if (ZERO.test(character)) return 0;
  if (codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff) return 1;
  if (EMOJI.test(character)) return 2;
  return WIDE.some(([first, last]) => codePoint >= first && codePoint <= last) ? 2 : 1;
}
