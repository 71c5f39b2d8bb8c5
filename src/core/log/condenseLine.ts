import { CellWriter } from './CellWriter.js';
import { LAST_COLUMN } from './LAST_COLUMN.js';
import { LineInterpreter } from './LineInterpreter.js';
import type { TextStyle } from './TextStyle.js';

const CR = 0x0d;
const BS = 0x08;

/**
 * A line that has not ended, without what it no longer shows: the states of a progress bar that
 * were overwritten. What it says, how it looks and what will come of the bytes that follow stay the
 * same.
 *
 * @param style what is switched on before it
 * @returns nothing when there is too little to be won
 */
export function condenseLine(bytes: Uint8Array, style: TextStyle): Uint8Array | undefined {
  // At a control that moves the cursor: there no character and no sequence is cut in two.
  const cut = Math.max(bytes.lastIndexOf(CR), bytes.lastIndexOf(BS));
  // What follows it is kept as it is.
  if (2 * cut <= bytes.byteLength) return undefined;
  const interpreter = new LineInterpreter(style);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  interpreter.feed(decoder.decode(bytes.subarray(0, cut)));
  if (!interpreter.isIdle) return undefined;
  const { cells } = interpreter;
  const writer = new CellWriter(style);
  const shown = writer.write(cells);
  const { column } = cells;
  if (shown === undefined || column > LAST_COLUMN) return undefined;
  const back = column === 0 ? '\r' : `\r\x1b[${column}C`;
  const head = new TextEncoder().encode(shown + back + writer.switchTo(interpreter.style));
  const rest = bytes.subarray(cut);
  if (2 * (head.byteLength + rest.byteLength) > bytes.byteLength) return undefined;
  const condensed = new Uint8Array(head.byteLength + rest.byteLength);
  condensed.set(head);
  condensed.set(rest, head.byteLength);
  return condensed;
}
