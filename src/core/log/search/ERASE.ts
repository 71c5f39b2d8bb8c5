/** The final byte of `ESC[K`. */
export const ERASE = 0x4b;
