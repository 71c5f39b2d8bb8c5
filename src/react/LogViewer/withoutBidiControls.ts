const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text without the invisible characters that turn others around, by which one could be read as
 * another: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export function withoutBidiControls(text: string): string {
  return text.replace(BIDI_CONTROLS, '');
}
