/**
 * Characters that show nothing, and characters that end a line for a browser only. Some reorder the
 * text around them, others make two texts differ that look the same: with either, a line can be made
 * to read as another one.
 *
 * @see https://trojansource.codes/ (CVE-2021-42574)
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufff9-\ufffb]/u;
/** Besides marks and format characters, the Hangul vowels and finals. */
const COMBINING = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
/** With the skin tones, which are emoji by themselves as well. */
const PICTOGRAPH = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;

/** Whether a code point is one of those that show nothing. */
export function isInvisible(codePoint: number): boolean {
  return codePoint > 0x9f && INVISIBLE.test(String.fromCodePoint(codePoint));
}

/** Whether a code point that shows joins the character before it. */
export function isCombining(codePoint: number): boolean {
  return COMBINING.test(String.fromCodePoint(codePoint));
}

/** What stands for an invisible character that is out of place: `<U+202E>`, as `less` shows it. */
export function invisibleMark(codePoint: number): string {
  return `<U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/**
 * What a character is, as far as it decides which invisible ones are in their place after it.
 *
 * - `selectable`: has variants, chosen by a variation selector: a digit, an ideograph, an operator;
 * - `pictograph`, `selected`: an emoji without and with a variation selector, which a joiner may follow;
 * - `joiner`: the joiner after one of these;
 * - `regional`: the first half of a flag;
 * - `shaped`: of a script in which joiners and separators change how letters are drawn, as the
 *   non-joiner does in Persian, or where lines may be broken, as the zero-width space does in Khmer.
 */
export const KIND = {
  other: 0,
  selectable: 1,
  pictograph: 2,
  selected: 3,
  joiner: 4,
  regional: 5,
  shaped: 6,
};

const ZERO_WIDTH_SPACE = 0x200b;
const ZERO_WIDTH_JOINER = 0x200d;

/**
 * The kind after an invisible character, or `undefined` where that is out of place. One of them is in
 * its place where it does what it was encoded for: a second one in a row would show nothing. Those that
 * set the direction of text are never in their place, as in editors, nor are tags, which can spell out
 * any text: https://www.unicode.org/reports/tr36/
 *
 * @param kind of the character before it, combining marks aside
 */
export function kindAfterInvisible(codePoint: number, kind: number): number | undefined {
  const separates = codePoint >= ZERO_WIDTH_SPACE && codePoint <= ZERO_WIDTH_JOINER;
  if (kind === KIND.shaped) {
    // U+180B to U+180F select variants of Mongolian letters and separate their vowels.
    return separates || codePoint >> 4 === 0x180 ? KIND.other : undefined;
  }
  const isEmoji = kind === KIND.pictograph || kind === KIND.selected;
  if (codePoint === ZERO_WIDTH_JOINER && isEmoji) return KIND.joiner;
  const selects = codePoint >> 4 === 0xfe0 || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
  if (selects && kind === KIND.pictograph) return KIND.selected;
  return selects && kind === KIND.selectable ? KIND.other : undefined;
}

/** The kind of a character that shows. */
export function kindOf(codePoint: number): number {
  if (codePoint < 0x600) return hasStyles(codePoint) ? KIND.selectable : KIND.other;
  // Arabic to Myanmar, Khmer and Mongolian.
  if (codePoint < 0x10a0 || (codePoint >= 0x1780 && codePoint < 0x18b0)) return KIND.shaped;
  if (codePoint < 0x2000) return KIND.other;
  if (codePoint >= 0x3400 && codePoint < 0x1f000) return kindBeyond(codePoint);
  if (codePoint >= 0x20000) return KIND.selectable;
  if (codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff) return KIND.regional;
  if (PICTOGRAPH.test(String.fromCodePoint(codePoint))) return KIND.pictograph;
  const isOperator = codePoint >> 8 === 0x22 || codePoint >> 8 === 0x2a;
  return isOperator ? KIND.selectable : KIND.other;
}

/** The kind of a character between the symbols of the Basic Multilingual Plane and the emoji. */
function kindBeyond(codePoint: number): number {
  if (codePoint < 0xa000 || (codePoint >= 0xf900 && codePoint < 0xfb00)) return KIND.selectable;
  if (codePoint < 0xa800 || (codePoint >= 0xac00 && codePoint < 0xfb50)) return KIND.other;
  // Scripts of India and South-East Asia, forms of Arabic letters; then Manichaean to Adlam.
  if (codePoint < 0xff00) return KIND.shaped;
  return codePoint >= 0x10a00 && codePoint < 0x1ee00 ? KIND.shaped : KIND.other;
}

/** Digits and the signs of keycaps, © and ®, which have a text and an emoji style. */
const hasStyles = (codePoint: number): boolean =>
  codePoint <= 0x39
    ? codePoint >= 0x30 || codePoint === 0x23 || codePoint === 0x2a
    : codePoint === 0xa9 || codePoint === 0xae;

/**
 * A text in which each invisible character that is out of place is replaced by its mark. Rows of a log
 * show the same marks in columns of their own.
 */
export function markInvisible(text: string): string {
  if (!INVISIBLE.test(text)) return text;
  let marked = '';
  let kind = KIND.other;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!isInvisible(codePoint)) {
      marked += character;
      if (!isCombining(codePoint)) kind = kindOf(codePoint);
      continue;
    }
    const next = kindAfterInvisible(codePoint, kind);
    marked += next === undefined ? invisibleMark(codePoint) : character;
    kind = next ?? KIND.other;
  }
  return marked;
}
