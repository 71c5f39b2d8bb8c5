import {
  isCombining,
  isInvisible,
  KIND,
  kindAfterInvisible,
  kindOf,
} from '../../base/invisible.js';
import { wideRanges } from './wideRanges.js';

const EMOJI = /^\p{Emoji_Presentation}$/u;
/** Widths of the Basic Multilingual Plane, worked out when they are first asked for. */
let cachedWidths: Uint8Array | undefined;
const NOT_CACHED = 3;
/** In place of a width: no cell of its own where it is in its place, else a mark of several cells. */
const INVISIBLE = 4;

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
  const width = lookUp(codePoint);
  return width === INVISIBLE ? 0 : width;
}

type Width = 0 | 1 | 2 | typeof INVISIBLE;

function lookUp(codePoint: number): Width {
  if (codePoint < 0xad) return codePoint < 0x20 ? 0 : 1;
  cachedWidths ??= new Uint8Array(0x10000).fill(NOT_CACHED);
  const cached = cachedWidths[codePoint];
  if (cached === 0 || cached === 1 || cached === 2 || cached === INVISIBLE) return cached;
  const width = measure(codePoint);
  if (cached === NOT_CACHED) cachedWidths[codePoint] = width;
  return width;
}

function measure(codePoint: number): Width {
  if (isInvisible(codePoint)) return INVISIBLE;
  if (isCombining(codePoint)) return 0;
  if (codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff) return 1;
  if (EMOJI.test(String.fromCodePoint(codePoint))) return 2;
  return wideRanges.some(([first, last]) => codePoint >= first && codePoint <= last) ? 2 : 1;
}

const WIDTH_SHIFT = 1;
const KIND_SHIFT = 3;
/** Variation selector 16: the pictograph before it is drawn as an emoji, two cells wide. */
const EMOJI_STYLE = 0xfe0f;

/**
 * Whether a code point shares the cell of the one before it, and how wide that cell then is. The
 * document and the terminal that paints it use this one function, so that their columns agree.
 *
 * It has the form of `charProperties` in xterm.js, whose provider of widths it is. Bit 0 of the
 * result: the code point joins the cell before it. Bits 1 and 2: the width of the cell. The bits
 * above: the {@link KIND} of the character, for the next call. All are 0 for a mark that begins a cell
 * and for an invisible character that is out of place, which joins none and which none joins.
 *
 * @param preceding the result for the code point before; 0 at a line's start and after a control
 * @see https://github.com/xtermjs/xterm.js/blob/master/src/common/services/Services.ts
 * @see https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundary_Rules
 */
export function joinCodePoint(codePoint: number, preceding: number): number {
  if (codePoint < 0x80) return codePoint > 0x39 ? NARROW : pack(kindOf(codePoint), 1, 0);
  const width = lookUp(codePoint);
  const before = (preceding >> WIDTH_SHIFT) & 3;
  const kind = preceding >> KIND_SHIFT;
  if (width === INVISIBLE) return before === 0 ? 0 : joinInvisible(codePoint, before, kind);
  if (width === 0) return before === 0 ? 0 : pack(kind, before, 1);
  const own = kindOf(codePoint);
  if (kind === KIND.joiner && own === KIND.pictograph) return pack(own, 2, 1);
  if (isEmoji(kind) && isSkinTone(codePoint)) return pack(own, 2, 1);
  if (kind === KIND.regional && own === KIND.regional) return pack(KIND.other, 2, 1);
  return pack(own, width, 0);
}

/** The result for an invisible code point after a cell of width `before`. */
function joinInvisible(codePoint: number, before: number, kind: number): number {
  const next = kindAfterInvisible(codePoint, kind);
  if (next === undefined) return 0;
  return pack(next, codePoint === EMOJI_STYLE && kind === KIND.pictograph ? 2 : before, 1);
}

const isEmoji = (kind: number): boolean => kind === KIND.pictograph || kind === KIND.selected;
const isSkinTone = (codePoint: number): boolean => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
const pack = (kind: number, width: number, join: 0 | 1): number =>
  (kind << KIND_SHIFT) | (width << WIDTH_SHIFT) | join;
/** The result for ASCII from the colon on, which has no kind. */
const NARROW = pack(KIND.other, 1, 0);
