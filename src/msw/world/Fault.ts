/**
 * What can go wrong on the way to the client: the body breaks off (`cut`) or goes silent (`stall`)
 * after some bytes, no head ever comes (`silent`), or there is no connection (`refused`).
 */
export type Fault =
  | { kind: 'cut'; afterBytes: number }
  | { kind: 'refused' }
  | { kind: 'silent' }
  | { kind: 'stall'; afterBytes: number };
