import { wideRanges } from './wideRanges.js';

/**
 * Marks and format characters, and the Hangul vowels and finals that join the initial before them.
 */
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;
/** Widths of the Basic Multilingual Plane, worked out when they are first asked for. */
let cachedWidths: Uint8Array | undefined;
const NOT_CACHED = 3;

/**
 * Cells that a code point takes in a terminal: 0 for marks and format characters, 2 for East Asian
 * wide characters and for emoji, else 1. Regional indicators are 1 each, because two of them make
 * one flag. Characters of ambiguous East Asian width are 1, as the annex advises outside of East
 * Asian contexts.
 *
 * Wide characters are those of the Unicode version that `wideRanges.ts` names; marks and emoji are
 * those of the JavaScript engine, which also draws them.
 *
 * @see https://www.unicode.org/reports/tr11/ (East Asian Width)
 * @see https://www.unicode.org/reports/tr51/ (Emoji)
 */
export function codePointWidth(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0x300) return codePoint < 0x20 ? 0 : 1;
  cachedWidths ??= new Uint8Array(0x10000).fill(NOT_CACHED);
  const cached = cachedWidths[codePoint];
  if (cached === 0 || cached === 1 || cached === 2) return cached;
  const width = measure(codePoint);
  if (cached === NOT_CACHED) cachedWidths[codePoint] = width;
  return width;
}

function measure(codePoint: number): 0 | 1 | 2 {
  const character = String.fromCodePoint(codePoint);
  if (ZERO_WIDTH.test(character)) return 0;
  if (isRegional(codePoint)) return 1;
  if (EMOJI.test(character)) return 2;
  return wideRanges.some(([first, last]) => codePoint >= first && codePoint <= last) ? 2 : 1;
}

const WIDTH_SHIFT = 1;
const KIND_SHIFT = 3;
/**
 * What the last code point of a cell was, as far as it decides whether the next one joins the cell:
 * a pictograph, the zero-width joiner after one, or the first regional indicator of a flag.
 */
const KIND = { other: 0, pictograph: 1, joiner: 2, regional: 3 };

const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;
const ZERO_WIDTH_JOINER = 0x200d;
/** Variation selector 16: the pictograph before it is drawn as an emoji, two cells wide. */
const EMOJI_STYLE = 0xfe0f;

/**
 * Whether a code point shares the cell of the one before it, and how wide that cell then is. The
 * document and the terminal that paints it use this one function, so that their columns agree.
 *
 * It has the form of `charProperties` in xterm.js, whose provider of widths it is. Bit 0 of the
 * result: the code point joins the cell before it. Bits 1 and 2: the width of the cell. The bits
 * above: a state of this function's own, for the next call.
 *
 * @param preceding the result for the code point before; 0 at a line's start and after a control
 * @see https://github.com/xtermjs/xterm.js/blob/master/src/common/services/Services.ts
 * @see https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundary_Rules
 */
export function joinCodePoint(codePoint: number, preceding: number): number {
  if (codePoint < 0x80) return 1 << WIDTH_SHIFT;
  const width = codePointWidth(codePoint);
  const before = (preceding >> WIDTH_SHIFT) & 3;
  const kind = preceding >> KIND_SHIFT;
  if (before > 0) {
    if (width === 0) return joinZeroWidth(codePoint, before, kind);
    if (kind === KIND.joiner && PICTOGRAPH.test(String.fromCodePoint(codePoint))) {
      return pack(KIND.pictograph, 2, 1);
    }
    if (kind === KIND.pictograph && isSkinTone(codePoint)) return pack(kind, 2, 1);
    if (kind === KIND.regional && isRegional(codePoint)) return pack(KIND.other, 2, 1);
  }
  return pack(width === 0 ? KIND.other : kindOf(codePoint), width, 0);
}

/** The result for a code point without a width of its own, on a cell of width `before`. */
function joinZeroWidth(codePoint: number, before: number, kind: number): number {
  const onPictograph = kind === KIND.pictograph;
  if (codePoint === ZERO_WIDTH_JOINER) return pack(onPictograph ? KIND.joiner : kind, before, 1);
  if (codePoint === EMOJI_STYLE && onPictograph) return pack(kind, 2, 1);
  return pack(kind, before, 1);
}

function kindOf(codePoint: number): number {
  if (isRegional(codePoint)) return KIND.regional;
  // Neither below nor among CJK ideographs and Hangul are there pictographs: spare the regex there.
  if (codePoint < 0x2000 || (codePoint > 0x32ff && codePoint < 0x1f000)) return KIND.other;
  return PICTOGRAPH.test(String.fromCodePoint(codePoint)) ? KIND.pictograph : KIND.other;
}

const isRegional = (codePoint: number): boolean => codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
const isSkinTone = (codePoint: number): boolean => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
const pack = (kind: number, width: number, join: 0 | 1): number =>
  (kind << KIND_SHIFT) | (width << WIDTH_SHIFT) | join;
