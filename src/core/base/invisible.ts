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
const COMBINING = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;

const contains = (pattern: RegExp, codePoint: number): boolean =>
  pattern.test(String.fromCodePoint(codePoint));

/** Whether a code point is one of those that show nothing. */
export const isInvisible = (codePoint: number): boolean => contains(INVISIBLE, codePoint);

/** Whether a code point that shows joins the character before it. */
export const isCombining = (codePoint: number): boolean => contains(COMBINING, codePoint);

/** What stands for an invisible character that is out of place: `<U+202E>`, as `less` shows it. */
export const invisibleMark = (codePoint: number): string =>
  `<U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}>`;

// What a character is, as far as it decides which invisible ones are in their place after it.

/** A character after which all are out of place. */
export const OTHER = 0;
/**
 * Of a script in which joiners and separators change how letters are drawn, as the non-joiner does in
 * Persian, or where lines may be broken, as the zero-width space does in Khmer.
 */
const SHAPED = 1;
/** An emoji, which a variation selector or a joiner may follow. */
export const PICTOGRAPH = 2;
/** A pictograph with a variation selector. */
export const SELECTED = 3;
/** The joiner after one of these. */
export const JOINER = 4;
/** A half of a flag. */
export const REGIONAL = 5;
/** It has variants, which a variation selector chooses: the digit of a keycap, an ideograph. */
const SELECTABLE = 6;

/** Blocks from Arabic to Myanmar, of Khmer and Mongolian; those added later; Manichaean to Adlam. */
const SHAPED_BLOCKS =
  /[\u0600-\u109f\u1780-\u18af\ua800-\uabff\ufb50-\ufeff\u{10a00}-\u{11fff}\u{1e900}-\u{1e95f}]/u;
/** With the skin tones, which are emoji by themselves as well. */
const PICTOGRAPHS = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;

/** The kind of a character that shows. */
export function kindOf(codePoint: number): number {
  if (contains(SHAPED_BLOCKS, codePoint)) return SHAPED;
  // © and ® are pictographs of the width of letters, which no joiner follows.
  if (codePoint > 0xff && contains(PICTOGRAPHS, codePoint)) return PICTOGRAPH;
  if (contains(/\p{Regional_Indicator}/u, codePoint)) return REGIONAL;
  return contains(/[\p{Emoji}\p{Ideographic}\p{Sm}]/u, codePoint) ? SELECTABLE : OTHER;
}

/**
 * The kind after an invisible character, or `undefined` where that is out of place. One of them is in
 * its place where it does what it was encoded for; a second one in a row does nothing. Those that set
 * the direction of text never are, as in editors, nor are tags, which can spell out any text.
 *
 * @param kind of the character before it, combining marks aside
 * @see https://www.unicode.org/reports/tr36/
 */
export function kindAfterInvisible(codePoint: number, kind: number): number | undefined {
  const isPictograph = kind === PICTOGRAPH;
  const isJoiner = codePoint === 0x200d;
  if (isJoiner && (isPictograph || kind === SELECTED)) return JOINER;
  // The zero-width space and non-joiner; variants of Mongolian letters, and what separates vowels.
  const shapes =
    isJoiner || codePoint === 0x200b || codePoint === 0x200c || codePoint >> 4 === 0x180;
  const selects = codePoint >> 4 === 0xfe0 || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
  if (selects && isPictograph) return SELECTED;
  return (shapes && kind === SHAPED) || (selects && kind === SELECTABLE) ? OTHER : undefined;
}

/**
 * A text in which each invisible character that is out of place is replaced by its mark. Rows of a log
 * show the same marks in columns of their own.
 */
export function markInvisible(text: string): string {
  if (!INVISIBLE.test(text)) return text;
  let kind = OTHER;
  return text.replace(/[^]/gu, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isInvisible(codePoint)) {
      const next = kindAfterInvisible(codePoint, kind);
      kind = next ?? OTHER;
      return next === undefined ? invisibleMark(codePoint) : character;
    }
    if (!isCombining(codePoint)) kind = kindOf(codePoint);
    return character;
  });
}
