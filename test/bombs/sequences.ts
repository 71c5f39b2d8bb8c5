/** What a log begins with, and what it then repeats. */
interface Repeated {
  readonly first?: string;
  readonly again: string;
}

const CLUSTER = 'e\u0301';
const COLORED = Array.from(
  { length: 120 },
  (_, at) => `\x1b[38;2;${at};9;9;48;2;1;${at};200ma`,
).join('');

/** Sequences of which a few bytes concern many cells or rows of a screen. */
export const SEQUENCES: Readonly<Record<string, Repeated>> = {
  'up, and far to the right': { again: '\x1b[A\x1b[999Cx' },
  'far up and down': { again: '\x1b[199A\x1b[199Bx' },
  'a column': { again: '\x1b[1000Gx\x1b[1Gx' },
  'back to the start': { again: 'x\n\x1b[A\x1b[Kx' },
  'up through new lines': { again: '\n\n\n\x1b[3A' },
  'a position': { again: '\x1b[50;500Hx' },
  'screens that are cleared': { again: 'x\x1b[2J' },
  'screens that are cleared far below': { again: '\x1b[999;1Hx\x1b[2J' },
  resets: { again: 'x\x1bc' },
  'erased below the first row': { again: '\x1b[H\x1b[J\x1b[100;100Hx' },
  down: { again: 'x\x1bD' },
  'down behind wide characters': { again: '漢\x1bD' },
  'up at the top': { again: 'x\x1bM' },
  'scrolled up': { again: '\x1b[1Sx' },
  'scrolled down': { again: '\x1b[1Tx' },
  'scrolled in a region': { first: '\x1b[1;499r\x1b[499H', again: '\x1b[Sx' },
  'lines inserted': { again: '\x1b[Lx' },
  'lines deleted': { again: '\n\x1b[Mx' },
  'lines of VT': { again: '\vx' },
  'characters inserted and deleted': { first: `${'a'.repeat(4000)}\r`, again: '\x1b[9@\x1b[9P' },
  'clusters inserted and deleted': { first: `${CLUSTER.repeat(4000)}\r`, again: '\x1b[9@\x1b[9P' },
  'clusters repeated': { again: `${CLUSTER}\x1b[999b` },
  'clusters repeated over others': { again: `${CLUSTER}\x1b[999b\r` },
  'lines of a repeated character': { first: '\x1b[A', again: 'a\x1b[4095b\n' },
  'lines of a repeated cluster': { first: '\x1b[A', again: `${CLUSTER}\x1b[4095b\n` },
  'marks on one letter': { again: `a${'\u0301'.repeat(500)}\x1b[A` },
  'marks on none': { first: 'a\x1b[A', again: '\u0301' },
  'invisible characters': { again: '\u202e\x1b[A' },
  'an alternate screen left open': { first: '\x1b[?1049h', again: 'text of a program\n' },
  'an alternate screen of short lines': { first: '\x1b[?1049h', again: 'x\n' },
  'alternate screens': { again: '\x1b[?1049hx\x1b[?1049l' },
  'tab stops': { again: 'a\x1bH' },
  'a tab stop': { again: '\x1bH' },
  'tab stops set and cleared': { again: '\x1b[g\x1bHa' },
  'a cursor that is saved': { again: '\x1b7\x1b[9Ax\x1b8\n' },
  'a screen that is closed and opened': { again: `${'x\n'.repeat(130)}\x1b[Ax` },
  'a screen of colors': { first: `${COLORED}\n`.repeat(100), again: '\x1b[100Axxxx\x1b[100B' },
  'a line of colors': { again: `${COLORED}\x1b[A` },
};
