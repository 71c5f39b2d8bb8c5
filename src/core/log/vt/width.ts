import {
  isCombining,
  isInvisible,
  JOINER,
  kindAfterInvisible,
  kindOf,
  OTHER,
  PICTOGRAPH,
  REGIONAL,
  SELECTED,
} from '../../base/invisible.js';
import { wideRanges } from './wideRanges.js';

const EMOJI = /\p{Emoji_Presentation}/u;
const WIDTH_SHIFT = 1;
const KIND_SHIFT = 3;
/** The result of {@link joinCodePoint} for most of ASCII. */
const NARROW = 1 << WIDTH_SHIFT;
/** In place of properties: joins the character before it, or is shown as a mark. */
const INVISIBLE = 0xfe;
const NOT_CACHED = 0xff;
/** Properties in the Basic Multilingual Plane, worked out when they are first asked for. */
let cache: Uint8Array | undefined;

/** The properties of a code point that begins a cell: its width and its kind; or `INVISIBLE`. */
function propertiesOf(codePoint: number): number {
  cache ??= new Uint8Array(0x10000).fill(NOT_CACHED);
  const cached = cache[codePoint];
  if (cached !== undefined && cached !== NOT_CACHED) return cached;
  const properties = isInvisible(codePoint) ? INVISIBLE : lookUp(codePoint);
  if (cached === NOT_CACHED) cache[codePoint] = properties;
  return properties;
}

function lookUp(codePoint: number): number {
  if (codePoint < 0x20 || isCombining(codePoint)) return 0;
  const kind = kindOf(codePoint);
  const isWide =
    kind !== REGIONAL &&
    (EMOJI.test(String.fromCodePoint(codePoint)) ||
      wideRanges.some(([first, last]) => codePoint >= first && codePoint <= last));
  return pack(kind, isWide ? 2 : 1, 0);
}

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
  const properties = propertiesOf(codePoint);
  return properties === INVISIBLE ? 0 : widthIn(properties);
}

/** Variation selector 16: the pictograph before it is drawn as an emoji, two cells wide. */
const EMOJI_STYLE = 0xfe0f;

/**
 * Whether a code point shares the cell of the one before it, and how wide that cell then is. The
 * document and the terminal that paints it use this one function, so that their columns agree.
 *
 * It has the form of `charProperties` in xterm.js, whose provider of widths it is. Bit 0 of the
 * result: the code point joins the cell before it. Bits 1 and 2: the width of the cell. The bits
 * above: the kind of the character, for the next call. All are 0 for a mark that begins a cell
 * and for an invisible character that is out of place, which joins none and which none joins.
 *
 * @param preceding the result for the code point before; 0 at a line's start and after a control
 * @see https://github.com/xtermjs/xterm.js/blob/master/src/common/services/Services.ts
 * @see https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundary_Rules
 */
export function joinCodePoint(codePoint: number, preceding: number): number {
  // The signs and digits of keycaps come before the letters.
  if (codePoint > 0x39 && codePoint < 0x80) return NARROW;
  const own = propertiesOf(codePoint);
  const before = widthIn(preceding);
  const kind = preceding >> KIND_SHIFT;
  if (own === INVISIBLE) return before === 0 ? 0 : joinInvisible(codePoint, before, kind);
  if (before === 0) return own;
  if (own === 0) return pack(kind, before, 1);
  const ownKind = own >> KIND_SHIFT;
  const isToned = (kind === PICTOGRAPH || kind === SELECTED) && isSkinTone(codePoint);
  if (isToned || (kind === JOINER && ownKind === PICTOGRAPH)) return pack(ownKind, 2, 1);
  return kind === REGIONAL && ownKind === REGIONAL ? pack(OTHER, 2, 1) : own;
}

/** The result for an invisible code point after a cell of width `before`. */
function joinInvisible(codePoint: number, before: number, kind: number): number {
  const next = kindAfterInvisible(codePoint, kind);
  if (next === undefined) return 0;
  return pack(next, codePoint === EMOJI_STYLE && kind === PICTOGRAPH ? 2 : before, 1);
}

const isSkinTone = (codePoint: number): boolean => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
const widthIn = (properties: number): 0 | 1 | 2 => ((properties >> WIDTH_SHIFT) & 3) as 0 | 1 | 2;
const pack = (kind: number, width: number, join: 0 | 1): number =>
  (kind << KIND_SHIFT) | (width << WIDTH_SHIFT) | join;
