/** How far up the cursor can go from the last line: the rows of a tall screen. */
export const SCREEN_LINES = 100;
