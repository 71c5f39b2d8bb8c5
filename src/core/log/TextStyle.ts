/** How a piece of a line looks: what SGR ("select graphic rendition") codes can say about it. */
export interface TextStyle {
  /** −1: the theme's own; 0–255: palette index; 0x1000000 + 0xRRGGBB: that colour. */
  readonly foreground: number;
  /** Same numbers as {@link TextStyle.foreground}. */
  readonly background: number;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
  readonly strikethrough: boolean;
}
