import type { Excerpt } from './excerpt.js';

/**
 * Writes to the clipboard at once, as the browser asks for, what is still being built.
 *
 * @returns how many lines were copied
 * @throws {DOMException} when the browser does not allow it, or has no clipboard
 */
export async function writeClipboard(excerpt: Promise<Excerpt>, hasHtml: boolean): Promise<number> {
  // No unhandled rejection where this throws first; else the failure reaches the caller below.
  excerpt.catch(() => undefined);
  // Only in a secure context: https://developer.mozilla.org/docs/Web/API/ClipboardItem
  if (typeof ClipboardItem !== 'function' || !('clipboard' in navigator)) {
    throw new DOMException('Only a page served over https has a clipboard.', 'NotAllowedError');
  }
  const text = excerpt.then((it) => it.text);
  const html = excerpt.then((it) => it.html ?? '');
  const types = hasHtml ? { 'text/plain': text, 'text/html': html } : { 'text/plain': text };
  await navigator.clipboard.write([new ClipboardItem(types)]);
  return (await excerpt).count;
}
