import { LogDocument } from '../../../src/core/index.js';
import { check, type FuzzTarget, toInput } from '../FuzzTarget.js';
import { hostileText } from '../mutate.js';
import type { Random } from '../Random.js';

const FINALS = 'ABCDEFGHIJKLMPSTXZ`abcdefghlmnqrsu@';
const WORDS = [
  'step 1/10',
  '█▌',
  '漢字',
  'e\u0301',
  '👩‍💻',
  '\u202e',
  '\r',
  '\b',
  '\t',
  '\n',
  '\r\n',
  '\x1b[A',
];

/** A control sequence, well-formed or nearly. */
function sequence(random: Random): string {
  switch (random.below(8)) {
    case 0:
      return `\x1b]${random.pick(['0;t', '8;;http://x', '52;c;?'])}${random.pick(['\x07', '\x1b\\', ''])}`;
    case 1:
      return `\x1b${random.pick(['7', '8', 'D', 'E', 'M', 'c', 'H', '(B', '#8', 'P', '_', '^', 'X', '\\'])}`;
    case 2:
      return String.fromCharCode(0x80 + random.below(32));
    default: {
      const params = random.several(4, () => random.count()).join(random.pick([';', ':', ';;']));
      return `\x1b[${random.pick(['', '', '?', '>', '!'])}${params}${random.pick(FINALS.split(''))}`;
    }
  }
}

/** What can be asked of a document, as one text. */
function stateOf(document: LogDocument): string {
  const lines = Array.from({ length: Math.min(document.lineCount, 200) }, (_, line) => {
    const { runs, columns } = document.styledLine(line);
    const width = runs.reduce((sum, run) => sum + run.columns, 0);
    check(width <= columns, 'Runs are wider than their line');
    return [document.lineText(line), columns, JSON.stringify(runs)].join();
  });
  return [document.lineCount, document.byteLength, ...lines].join('\n');
}

/** Text and escape sequences, all at once and cut anywhere. */
export const terminal: FuzzTarget = {
  name: 'terminal',
  weight: 10,
  seeds: [],
  make: (random) => {
    const part = (): string =>
      random.oneIn(2)
        ? sequence(random)
        : random.oneIn(4)
          ? hostileText(random)
          : random.pick(WORDS);
    return toInput(random.several(24, part).join(''));
  },
  run: (input, random) => {
    const whole = new LogDocument();
    whole.append(Uint8Array.from(input));
    whole.end();
    const pieces = new LogDocument();
    for (let at = 0; at < input.length;) {
      const end = at + 1 + random.below(random.oneIn(2) ? 8 : input.length);
      pieces.append(input.slice(at, end));
      // A reader may look at any time, which must not change what comes of it.
      if (random.oneIn(3)) pieces.lineText(Math.max(0, pieces.lineCount - 1));
      at = end;
    }
    pieces.end();
    check(stateOf(whole) === stateOf(pieces), 'In pieces the log is another one');
    for (const width of [1, 7, 80]) whole.lineRows(0, width);
  },
};
