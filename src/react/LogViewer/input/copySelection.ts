import type { LogDocument } from '../../../core/index.js';
import type { TextSelection } from './TextSelection.js';

/** Up to here the text is made in one go, in a few milliseconds. */
const LARGE = 1024 * 1024;
const SLICE = 8;

/**
 * Answers the browser's `copy` with what is selected. A large text is made bit by bit, so that the
 * page stays usable, and handed over when it is there.
 */
export function copySelection(
  event: ClipboardEvent,
  document: LogDocument,
  selection: TextSelection,
): void {
  event.preventDefault();
  const { clipboard } = navigator;
  // Without a secure context there is no such clipboard, and in some browsers it is only typed.
  const canWait = typeof ClipboardItem === 'function' && 'write' in clipboard;
  if (selection.byteLength(document) <= LARGE || !canWait) {
    event.clipboardData?.setData('text/plain', selection.text(document));
    return;
  }
  const text = textOf(document, selection.copy());
  clipboard.write([new ClipboardItem({ 'text/plain': text })]).catch(() => undefined);
}

async function textOf(document: LogDocument, selection: TextSelection): Promise<Blob> {
  const pieces: string[] = [];
  let started = performance.now();
  for (const piece of selection.pieces(document)) {
    pieces.push(piece);
    if (performance.now() - started < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    started = performance.now();
  }
  return new Blob(pieces, { type: 'text/plain' });
}
