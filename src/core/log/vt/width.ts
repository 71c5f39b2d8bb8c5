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

const WIDTH_SHIFT = 1;
const KIND_SHIFT = 3;
/** What the cell ends in, as far as the next code point cares. */
const KIND = { other: 0, pictograph: 1, joiner: 2, regional: 3 };

const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;
const ZERO_WIDTH_JOINER = 0x200d;
const EMOJI_STYLE = 0xfe0f;

/**
 * Whether a code point shares the cell of the one before it, and how wide that cell then is: one
 * definition for the line's text and for the terminal that paints it.
 *
 * The number returned is xterm.js' own currency for this (`IUnicodeVersionProvider.charProperties`):
 * bit 0, it joins; bits 1 and 2, the width; above, a state that only this function reads.
 *
 * @param preceding the number for the code point before; 0 at a line's start and after a control.
 */
export function joinCodePoint(codePoint: number, preceding: number): number {
  if (codePoint < 0x80) return 1 << WIDTH_SHIFT;
  const width = codePointWidth(codePoint);
  const before = (preceding >> WIDTH_SHIFT) & 3;
  const kind = preceding >> KIND_SHIFT;
  if (before > 0) {
    if (width === 0) return joined(codePoint, before, kind);
    if (kind === KIND.joiner && PICTOGRAPH.test(String.fromCodePoint(codePoint))) {
      return pack(KIND.pictograph, 2, 1);
    }
    if (kind === KIND.pictograph && isSkinTone(codePoint)) return pack(kind, 2, 1);
    if (kind === KIND.regional && isRegional(codePoint)) return pack(KIND.other, 2, 1);
  }
  return pack(width === 0 ? KIND.other : kindOf(codePoint), width, 0);
}

/** A character without a width of its own, on a cell `before` wide. */
function joined(codePoint: number, before: number, kind: number): number {
  const onPictograph = kind === KIND.pictograph;
  if (codePoint === ZERO_WIDTH_JOINER) return pack(onPictograph ? KIND.joiner : kind, before, 1);
  if (codePoint === EMOJI_STYLE && onPictograph) return pack(kind, 2, 1);
  return pack(kind, before, 1);
}

function kindOf(codePoint: number): number {
  if (isRegional(codePoint)) return KIND.regional;
  // No pictographs below, nor among the CJK ideographs and Hangul, where asking would cost most.
  if (codePoint < 0x2000 || (codePoint > 0x32ff && codePoint < 0x1f000)) return KIND.other;
  return PICTOGRAPH.test(String.fromCodePoint(codePoint)) ? KIND.pictograph : KIND.other;
}

const isRegional = (codePoint: number): boolean => codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
const isSkinTone = (codePoint: number): boolean => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
const pack = (kind: number, width: number, join: 0 | 1): number =>
  (kind << KIND_SHIFT) | (width << WIDTH_SHIFT) | join;
