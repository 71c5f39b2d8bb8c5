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

/** A training that goes wrong now and then: 3000 lines with errors, warnings and tracebacks. */
export function sampleProblems(): string {
  const stamp = (line: number): string =>
    new Date(Date.UTC(2026, 7, 20, 9) + line * 740).toISOString().replace('T', ' ').slice(0, 19);
  const lines: string[] = [];
  for (let step = 0; lines.length < 3000; step++) {
    const at = stamp(lines.length);
    if (step % 400 === 6) lines.push(`${at} WARNING train: the learning rate is below 1e-6`);
    else if (step % 900 === 9) {
      lines.push(
        `${at} ERROR train: step ${step} failed, going on with the next one`,
        'Traceback (most recent call last):',
        '  File "/app/train.py", line 118, in step',
        '    loss = model(batch).loss',
        '  File "/app/model.py", line 42, in __call__',
        '    return self.head(self.body(batch))',
        'RuntimeError: CUDA out of memory. Tried to allocate 2.50 GiB',
      );
    } else lines.push(`${at} INFO train: step ${step} loss=${(2 / (1 + step / 90)).toFixed(4)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What a step on Windows writes whose output PowerShell redirects: UTF-16 with a byte order mark. */
export function utf16Log(): Uint8Array<ArrayBuffer> {
  const text = [
    '步骤 train 已启动',
    'C:\\data\\train.csv: 40 000 Zeilen, Größe 12 MB',
    '\u001b[33mWARNUNG\u001b[0m Überlauf in Spalte „Straße“',
    '完了 🚀',
  ];
  const bytes = new DataView(new ArrayBuffer(2 + 2 * (text.join('\r\n').length + 2)));
  [...`\ufeff${text.join('\r\n')}\r\n`.split('').entries()].forEach(([at, unit]) => {
    bytes.setUint16(2 * at, unit.charCodeAt(0), true);
  });
  return new Uint8Array(bytes.buffer);
}

/** A log in GBK, as a container with a Chinese locale of old writes it: nothing in it says so. */
export function gbkLog(lines: number): Uint8Array<ArrayBuffer> {
  const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
  /** `训练开始`, training begins. */
  const begins = [0xd1, 0xb5, 0xc1, 0xb7, 0xbf, 0xaa, 0xca, 0xbc];
  /** `训练` and `损失`, training and loss. */
  const training = begins.slice(0, 4);
  const loss = [0xcb, 0xf0, 0xca, 0xa7];
  const steps = Array.from({ length: lines - 1 }, (_, step) => [
    ...ascii(`step ${step} `),
    ...training,
    ...ascii(' '),
    ...loss,
    ...ascii(`=${(1 / (step + 1)).toFixed(4)}\n`),
  ]);
  return Uint8Array.from([...begins, 0x0a, ...steps.flat()]);
}
