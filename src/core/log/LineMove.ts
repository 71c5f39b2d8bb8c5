/** What leads from one line to others: so many lines down, up below 0; or all below is erased. */
export type LineMove = { lines: number; toStart: boolean } | 'erase below';
