/** In a line in the middle of each generated log, in another near its end, and nowhere else. */
export const NEEDLE = 'DivergenceDetected';
export const NEEDLES = 2;
/** The last line of each generated log. */
export const LAST_LINE = 'END OF LOG';
