/**
 * Blocks whose characters are written from right to left, or may one day be; by UTF-16 code unit:
 * https://www.unicode.org/Public/UCD/latest/ucd/extracted/DerivedBidiClass.txt
 */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\ud802\ud803\ud83a\ud83b]/;

/** Whether a text may have characters that are written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** Those of them whose letters may join, all but Hebrew's. */
const JOINING = /[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff\ud802\ud803\ud83a\ud83b]/;

/**
 * Whether a text may have letters that join their neighbours, as Arabic's do: two may be drawn as one, and
 * what follows does not stand where its columns say.
 */
export function hasJoiningLetters(text: string): boolean {
  return JOINING.test(text);
}
