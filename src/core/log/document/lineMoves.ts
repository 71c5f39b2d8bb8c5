/** Lines that have moved down because others were put in before them. */
export interface LineMove {
  /** The first of them, as lines were counted before all moves of the same time. */
  readonly line: number;
  /** By how many lines. */
  readonly by: number;
}

/** Where a line is after moves of the same time. */
export function movedLine(line: number, moves: readonly LineMove[]): number {
  return moves.reduce((now, move) => (line >= move.line ? now + move.by : now), line);
}
