import { expect } from 'vitest';

/** A mounted viewer as its reader sees it. */
export function viewerIn(container: Element) {
  const root = container.querySelector<HTMLElement>('.klv-viewer');
  const scroller = container.querySelector<HTMLElement>('.klv-scroller');
  if (!root || !scroller) throw new Error('No viewer here.');
  const cells = () => [...root.querySelectorAll<HTMLElement>('.klv-ready .xterm-rows > div')];
  return {
    root,
    scroller,
    /** Rows on screen, line numbers included, without the space around them. */
    rows: () => cells().map((row) => row.textContent.replaceAll('\u00a0', ' ').trim()),
    /** The element of a row that holds a text. */
    span: (text: string) =>
      cells()
        .flatMap((row) => [...row.querySelectorAll<HTMLElement>('span')])
        .find((span) => span.textContent.includes(text)),
    async shows(text: string) {
      await expect.poll(() => this.rows().join('\n'), { timeout: 5000 }).toContain(text);
    },
    async lastRow(text: string) {
      await expect
        .poll(() => this.rows().findLast((row) => row !== ''), { timeout: 5000 })
        .toBe(text);
    },
  };
}
