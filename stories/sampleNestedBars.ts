/** What two nested bars of `tqdm` write: the inner one on the line below, and back up again. */
export function sampleNestedBars(): string {
  const bar = (name: string, done: number): string =>
    `\r${name}: ${String(done).padStart(3)}%|${'█'.repeat(done / 5).padEnd(20)}|`;
  let text = 'Training\n';
  for (let epoch = 1; epoch <= 4; epoch++) {
    for (let step = 0; step <= 100; step += 5) text += `\n${bar('steps ', step)}\x1b[A`;
    text += bar('epochs', epoch * 25);
  }
  return `${text}\n\nDone\n`;
}
