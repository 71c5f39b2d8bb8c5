/** So many bytes of a log are taken before all that came with them: more than a screen of lines. */
export const FIRST_BYTES: number = 64 * 1024;
