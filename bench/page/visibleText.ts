/**
 * The text of each row whose middle is inside the view, top to bottom. Rows are looked up by
 * bisection: a list may keep hundreds outside of it.
 */
export function visibleText(rows: readonly Element[], view: DOMRect): string[] {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middleOf(rows[middle]) < view.top) low = middle + 1;
    else high = middle;
  }
  const texts: string[] = [];
  for (let i = low; i < rows.length && middleOf(rows[i]) <= view.bottom; i++) {
    texts.push(rows[i]?.textContent ?? '');
  }
  return texts;
}

function middleOf(row: Element | undefined): number {
  const box = row?.getBoundingClientRect();
  return box ? (box.top + box.bottom) / 2 : 0;
}
