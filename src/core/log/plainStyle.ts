import type { TextStyle } from './TextStyle.js';

/** The look of text before any SGR code, and after `ESC[0m`. */
export const plainStyle: TextStyle = Object.freeze({
  foreground: -1,
  background: -1,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  strikethrough: false,
});
