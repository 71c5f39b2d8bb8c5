import { codePointWidth } from './codePointWidth.js';

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
