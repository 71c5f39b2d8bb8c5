const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** Every way in which a log can be coloured. */
export function sampleColours(): string {
  const sgr = (codes: string, text: string): string => `\u001b[${codes}m${text}\u001b[0m`;
  const row = (first: number): string =>
    NAMES.map((name, index) => sgr(String(first + index), name.padEnd(9))).join('');
  const ramp = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, index) => sgr(`48;5;${from + index}`, '  ')).join('');
  const rainbow = Array.from({ length: 64 }, (_, index) => {
    const part = (shift: number): number =>
      Math.round(127 + 127 * Math.sin((index / 64 + shift) * 2 * Math.PI));
    return sgr(`48;2;${part(0)};${part(1 / 3)};${part(2 / 3)}`, ' ');
  }).join('');
  return [
    row(30),
    row(90),
    NAMES.map((name, index) => sgr(String(40 + index), ` ${name.padEnd(8)}`)).join(''),
    ramp(16, 52),
    ramp(52, 88),
    ramp(232, 256),
    rainbow,
    ['1', '2', '3', '4', '7', '9']
      .map((code, index) =>
        sgr(code, ['bold', 'dim', 'italic', 'underline', 'inverse', 'struck out'][index] ?? ''),
      )
      .join('  '),
    '\u001b[33mA colour that is opened on one line',
    'goes on to the next,',
    'until it is reset.\u001b[0m Now it is.',
    '',
  ].join('\n');
}

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
