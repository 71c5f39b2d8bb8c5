import { type LogDocument, type Projection, Scheduler } from '../../../core/index.js';
import type { TextSelection } from './TextSelection.js';

/** Bytes up to which the text is built in one task, which takes a few milliseconds. */
const LARGE = 1024 * 1024;
/** Milliseconds of work before the page gets a turn. */
const SLICE = 8;

/**
 * Handles the browser's `copy` event with our own selection. A large text is built over several tasks,
 * so that the page stays responsive, and written to the clipboard when it is complete.
 */
export function copySelection(
  event: ClipboardEvent,
  document: LogDocument,
  selection: TextSelection,
  projection: Projection | undefined,
): void {
  event.preventDefault();
  const { clipboard } = navigator;
  // Only in a secure context: https://developer.mozilla.org/docs/Web/API/ClipboardItem
  const canWait = typeof ClipboardItem === 'function' && 'write' in clipboard;
  if (selection.byteLength(document) <= LARGE || !canWait) {
    event.clipboardData?.setData('text/plain', selection.text(document, projection));
    return;
  }
  const text = textOf(document, selection.copy(), projection);
  clipboard.write([new ClipboardItem({ 'text/plain': text })]).catch(() => undefined);
}

/** The selected text as shown, built over several tasks. */
export async function textOf(
  document: LogDocument,
  selection: TextSelection,
  projection: Projection | undefined,
): Promise<Blob> {
  // A scheduler of its own, so that copying goes on if the viewer is unmounted.
  const scheduler = new Scheduler();
  const pieces: string[] = [];
  let started = scheduler.now();
  for (const piece of selection.pieces(document, projection)) {
    pieces.push(piece);
    if (scheduler.now() - started < SLICE) continue;
    await new Promise<void>((resolve) => scheduler.after(0, resolve));
    started = scheduler.now();
  }
  return new Blob(pieces, { type: 'text/plain' });
}
