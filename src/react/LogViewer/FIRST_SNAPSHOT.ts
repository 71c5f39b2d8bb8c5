import type { ViewerSnapshot } from './ViewerSnapshot.js';

/** Before anything is painted, and on a server. */
export const FIRST_SNAPSHOT: ViewerSnapshot = {
  painting: false,
  following: true,
  newLines: 0,
  atEnd: true,
  empty: false,
  complete: false,
};
