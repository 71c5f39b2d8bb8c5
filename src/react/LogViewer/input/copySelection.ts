import { type LogDocument, Scheduler } from '../../../core/index.js';
import type { TextSelection } from './TextSelection.js';

/** Bytes of lines up to which the text is made in one go, in a few milliseconds. */
const LARGE = 1024 * 1024;
/** Milliseconds of work after which the page has its turn. */
const SLICE = 8;

/**
 * Handles the browser's `copy` event: copies what is selected. A large text is made bit by bit, so
 * that the page stays usable, and handed over when it is complete.
 */
export function copySelection(
  event: ClipboardEvent,
  document: LogDocument,
  selection: TextSelection,
): void {
  event.preventDefault();
  const { clipboard } = navigator;
  // Only in a secure context: https://developer.mozilla.org/docs/Web/API/ClipboardItem
  const canWait = typeof ClipboardItem === 'function' && 'write' in clipboard;
  if (selection.byteLength(document) <= LARGE || !canWait) {
    event.clipboardData?.setData('text/plain', selection.text(document));
    return;
  }
  const text = textOf(document, selection.copy());
  clipboard.write([new ClipboardItem({ 'text/plain': text })]).catch(() => undefined);
}

async function textOf(document: LogDocument, selection: TextSelection): Promise<Blob> {
  // Its own, and not the viewer's: what was copied is in the clipboard even if the viewer is closed.
  const scheduler = new Scheduler();
  const pieces: string[] = [];
  let started = scheduler.now();
  for (const piece of selection.pieces(document)) {
    pieces.push(piece);
    if (scheduler.now() - started < SLICE) continue;
    await new Promise<void>((resolve) => scheduler.after(0, resolve));
    started = scheduler.now();
  }
  return new Blob(pieces, { type: 'text/plain' });
}
