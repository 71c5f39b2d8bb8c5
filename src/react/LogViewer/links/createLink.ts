import type { LineLink, SourceReference } from '../../../core/index.js';

/** What opens a place in a source file. */
export type OpenSource = (source: SourceReference) => void;

/** An element for a link: one that opens in a new tab, or a button for a place in a source file. */
export function createLink(
  document: Document,
  { href, source }: LineLink,
  openSource: OpenSource,
): HTMLElement {
  if (source) {
    const button = document.createElement('button');
    button.type = 'button';
    button.addEventListener('click', () => {
      openSource(source);
    });
    return button;
  }
  const link = document.createElement('a');
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.draggable = false;
  return link;
}

/** Where a link leads, in words: its URL, or file and line. */
export function targetOf({ href, source }: LineLink): string {
  if (!source) return href;
  const { file, line, column } = source;
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
