import { CellWriter } from './CellWriter.js';
import { LAST_COLUMN } from './LAST_COLUMN.js';
import type { LineInterpreter } from './LineInterpreter.js';
import type { TextStyle } from './TextStyle.js';

/** A bound on the time it takes: a line that shows more than this keeps the states it went through. */
const MAX_WEIGHT = 128 * 1024;

/**
 * What a line that has not ended shows, without what it no longer shows: the states of a progress
 * bar that were overwritten. What the line says, how it looks and what will come of the bytes that
 * follow stay the same.
 *
 * @param interpreter has read the line up to a control that moves the cursor, this included: there
 *   no character and no sequence is cut in two
 * @param style what is switched on before the line
 * @param limit bytes that it may take
 * @returns nothing when there is too little to be won
 */
export function condenseLine(
  interpreter: LineInterpreter,
  style: TextStyle,
  limit: number,
): Uint8Array | undefined {
  const { cells } = interpreter;
  const { column } = cells;
  if (!interpreter.isIdle || column > LAST_COLUMN) return undefined;
  if (cells.weight > MAX_WEIGHT && cells.columns <= MAX_WEIGHT) cells.weigh();
  if (cells.weight > MAX_WEIGHT) return undefined;
  const writer = new CellWriter(style);
  const shown = writer.write(cells);
  if (shown === undefined || shown.length > limit) return undefined;
  const back = column === 0 ? '\r' : `\r\x1b[${column}C`;
  const bytes = new TextEncoder().encode(shown + back + writer.switchTo(interpreter.style));
  return bytes.byteLength > limit ? undefined : bytes;
}
