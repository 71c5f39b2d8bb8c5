import type { LogDocument, Projection } from '../../../core/index.js';
import type { TextSelection } from './TextSelection.js';

/** Bytes up to which the text is built in one task, which takes a few milliseconds. */
const LARGE = 1024 * 1024;

/**
 * Handles the browser's `copy` event with our own selection.
 *
 * @param copyLarge copies a large text, which is built over several tasks, so that the page stays
 *   responsive, and written to the clipboard when it is complete
 */
export function copySelection(
  event: ClipboardEvent,
  document: LogDocument,
  selection: TextSelection,
  projection: Projection | undefined,
  copyLarge: () => void,
): void {
  event.preventDefault();
  const { clipboard } = navigator;
  // Only in a secure context: https://developer.mozilla.org/docs/Web/API/ClipboardItem
  const canWait = typeof ClipboardItem === 'function' && 'write' in clipboard;
  if (selection.byteLength(document) > LARGE && canWait) copyLarge();
  else event.clipboardData?.setData('text/plain', selection.text(document, projection));
}
