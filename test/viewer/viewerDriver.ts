import { expect } from 'vitest';

/** A mounted viewer as its reader sees it. */
export function viewerIn(container: Element) {
  const root = container.querySelector<HTMLElement>('.klv-viewer');
  const scroller = container.querySelector<HTMLElement>('.klv-scroller');
  if (!root || !scroller) throw new Error('No viewer here.');
  const cells = () => [
    ...root.querySelectorAll<HTMLElement>('.klv-ready :is(.xterm-rows > div, .klv-row)'),
  ];
  const numbers = () => {
    const shown = root.querySelector<HTMLElement>('.klv-numbers:not([hidden])');
    return shown?.textContent.split('\n') ?? [];
  };
  const numbered = (rows: readonly string[]) =>
    rows.map((row, y) => {
      const number = numbers()[y] ?? '';
      // It stands in columns that the row leaves free.
      const text = number + row.slice(number.length);
      return text.replaceAll('\u00a0', ' ').trim();
    });
  return {
    root,
    scroller,
    /** The elements of the rows on screen. */
    cells,
    /** Rows on screen, line numbers included, without the space around them. */
    rows: () =>
      numbered(
        cells().map((row, y) => {
          // Elements leave the columns of the numbers free by padding.
          const gutter = row.matches('.klv-row') ? (numbers()[y]?.length ?? 0) + 2 : 0;
          return ' '.repeat(gutter) + row.textContent;
        }),
      ),
    /** The characters of a row in the order of the text, and where each is, in px. */
    characters: (y: number) => {
      const found: { character: string; left: number; right: number }[] = [];
      const row = cells()[y];
      const texts = row && document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = texts?.nextNode(); node; node = texts?.nextNode()) {
        for (const [at, character] of (node.textContent ?? '').split('').entries()) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { left, right } = range.getBoundingClientRect();
          found.push({ character, left: Math.round(left), right: Math.round(right) });
        }
      }
      return found;
    },
    /** The element of a row that holds a text. */
    span: (text: string) =>
      cells()
        .flatMap((row) => [...row.querySelectorAll<HTMLElement>('span')])
        .find((span) => span.textContent.includes(text)),
    async shows(text: string) {
      await expect.poll(() => this.rows().join('\n')).toContain(text);
    },
    async lastRow(text: string) {
      await expect.poll(() => this.rows().findLast((row) => row !== '')).toBe(text);
    },
  };
}
