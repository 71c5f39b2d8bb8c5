/**
 * How far to the right a cursor movement or a tab can reach. A real terminal stops it at its own
 * width; a log has none, and `ESC[999999999C` must not cost gigabytes.
 */
export const LAST_COLUMN = 4095;
