import { describe, expect, test } from 'vitest';

import { inTerminal } from '../../../../test/support/inTerminal.js';
import { LogDocument } from './LogDocument.js';

const textsOf = (document: LogDocument) =>
  Array.from({ length: document.lineCount }, (_, line) => document.lineText(line));

describe('a log says what a terminal leaves', () => {
  test.each([
    [
      'a line above is marked as done, with the cursor saved',
      'one\ntwo\nthree\nfour\n\x1b7\x1b[3A\x1b[2K\rdone\x1b8five\nsix\nseven\n',
      ['one', 'done', 'three', 'four', 'five', 'six', 'seven'],
    ],
    [
      'the same with SCOSC and SCORC',
      'a\nb\nc\n\x1b[s\x1b[3A\x1b[2K\rA done\x1b[ud\ne\nf\n',
      ['A done', 'b', 'c', 'd', 'e', 'f'],
    ],
    [
      'the same with the private mode',
      'a\nb\nc\n\x1b[?1048h\x1b[3A\x1b[2K\rA done\x1b[?1048ld\n',
      ['A done', 'b', 'c', 'd'],
    ],
    [
      'a percentage behind a saved cursor',
      'Comparing\x1b7\x1b8... 10%\x1b8... 55%\n',
      ['Comparing... 55%'],
    ],
    ['the style is saved, too', 'a\x1b[31m\x1b7\x1b[0m\rb\x1b8c\n', ['bc']],
    ['characters are deleted', 'abcdef\r\x1b[2Pz\n', ['zdef']],
    ['characters are inserted', 'abcdef\r\x1b[2@Z\n', ['Z abcdef']],
    ['a character is repeated', 'a\x1b[5b!\n', ['aaaaaa!']],
    ['a wide character is repeated', '漢\x1b[2b!\n', ['漢漢漢!']],
    ['nothing is repeated behind a return', 'a\r\x1b[5b!\n', ['!']],
    ['lines are inserted', 'one\ntwo\x1b[A\r\x1b[Lnew\n', ['new', 'one', 'two']],
    ['lines are deleted', 'one\ntwo\nthree\x1b[2A\r\x1b[Mx\n', ['xwo', 'three']],
    ['the cursor goes up by RI', 'one\ntwo\x1bMx\n', ['onex', 'two']],
    ['and down by IND', 'one\ntwo\x1b[A\x1bDx\n', ['one', 'twox']],
    ['a line is begun by IND', 'one\x1bDx', ['one', '   x']],
    ['a line is begun by NEL', 'one\x1bEx', ['one', 'x']],
    ['a line is begun by NEL as one character', 'one\u0085x', ['one', 'x']],
    ['IND, RI and CSI as one character', 'a\u0084b\u008dc\u009b3D!', ['! c', ' b']],
    ['tab stops forward', 'a\x1b[2Ib\n', ['a               b']],
    ['and back', 'abcdefghij\x1b[Zx\n', ['abcdefghxj']],
    ['own tab stops', '\x1b[3g   \x1bH\ra\tb\tc\n', [`a  b${' '.repeat(4091)}c`]],
    ['VT and FF', 'one\vtwo\fthree\n', ['one', 'two', 'three']],
    ['scrolling up leaves what was there', 'one\ntwo\n\x1b[1Sx\n', ['one', 'two', '', 'x']],
    [
      'absolute rows and columns',
      'one\ntwo\n\x1b[1;2HX\x1b[2;3fY\x1b[3dZ\n',
      ['oXe', 'twY', '   Z'],
    ],
    ['rows further down', 'a\x1b[2Bb\x1b[ec\n', ['a', '', ' b', '  c']],
    ['next and preceding lines', 'one\ntwo\nthree\x1b[2Fx\x1b[Ey\n', ['xne', 'ywo', 'three']],
    ['erasing above', 'one\ntwo\nthree\x1b[A\x1b[1J\x1b[B\n', ['', '', 'three']],
  ])('%s', async (_, text, lines) => {
    const document = LogDocument.from(text);
    expect(textsOf(document)).toEqual(lines);
    // xterm.js drops what scrolls up by SU, and does not know RI in this form.
    if (text.includes('\x1b[1S') || text.includes('\u008d')) return;
    const terminal = await inTerminal(text, 101, lines.length);
    expect(lines).toEqual(terminal.map((line) => line.text));
  });
});

/** As apt writes its progress: a scrolling region above one row, to which the cursor goes and comes back. */
function aptProgram(rows: number, before: number, packages: number): string {
  const region = (bottom: number) => `\n\x1b7\x1b[0;${bottom}r\x1b8\x1b[1A`;
  let text = Array.from({ length: before }, (_, i) => `log ${i}\n`).join('') + region(rows - 1);
  for (let i = 0; i < packages; i++) {
    const percent = Math.floor((100 * i) / packages);
    text += `\x1b7\x1b[${rows};0f\x1b[42m\x1b[30mProgress: [${percent}%]\x1b[49m\x1b[39m [##..]\x1b8`;
    text += `Setting up package-${i} ...\r\n`;
  }
  return `${text}${region(rows)}\x1b[Jdone\n`;
}

describe('a status row below a scrolling region', () => {
  test.each([
    [24, 0, 5],
    [24, 5, 60],
    [24, 22, 3],
    [24, 60, 60],
    [40, 300, 300],
    [10, 3, 300],
    [120, 300, 300],
  ])('of a terminal of %i rows, after %i lines', async (rows, before, packages) => {
    const text = aptProgram(rows, before, packages);
    const document = LogDocument.from(text);
    const lines = textsOf(document);
    expect(lines.filter((line) => line.includes('Progress'))).toEqual([]);
    expect(lines.filter((line) => line !== '')).toEqual([
      ...Array.from({ length: before }, (_, i) => `log ${i}`),
      ...Array.from({ length: packages }, (_, i) => `Setting up package-${i} ...`),
      'done',
    ]);
    const terminal = await inTerminal(text, rows, lines.length);
    expect(lines).toEqual(terminal.map((line) => line.text));
  });

  test('shows no damage beyond the first screen where the log begins in its middle', () => {
    const text = aptProgram(24, 300, 400);
    const document = LogDocument.from(text.slice(text.indexOf('package-17 ')));
    const lines = textsOf(document);
    const names = Array.from({ length: 400 - 18 }, (_, i) => `Setting up package-${i + 18} ...`);
    expect(lines.filter((line) => line.startsWith('Setting'))).toEqual(names);
    expect(lines.filter((line) => line.includes('Progress'))).toEqual([]);
  });
});

test('bars that a log begins in the middle of settle on the screen that it begins with', () => {
  const frame = (i: number) => `\r\x1b[Kone ${i}\n\x1b[Ktwo ${i}\n\x1b[Kthree ${i}\n`;
  const frames = Array.from({ length: 50 }, (_, i) => frame(i)).join('\x1b[3A');
  const document = LogDocument.from(`${frames.slice(frames.indexOf('two 7'))}end\n`);
  expect(textsOf(document).slice(-4)).toEqual(['one 49', 'two 49', 'three 49', 'end']);
  expect(document.lineCount).toBe(4);
});

test('a cursor is saved as a position on the screen, which what scrolls does not take along', () => {
  const filled = Array.from({ length: 101 }, (_, i) => `line ${i}`).join('\n');
  const lines = textsOf(LogDocument.from(`${filled}\x1b7\nA\nB\x1b8!\n`));
  expect(lines.slice(-3)).toEqual(['line 100', 'A', 'B       !']);
});

test('a cursor that was saved before the log begins moves nothing when it is restored', () => {
  expect(textsOf(LogDocument.from('one\ntwo\x1b8\x1b[u three\n'))).toEqual(['one', 'two three']);
});

describe('what was cleared stays, above a seam', () => {
  const seams = (document: LogDocument) =>
    textsOf(document).map((text, line) => document.seamAt(line)?.kind ?? text);

  test.each([
    ['home, then all', 'abc\n\x1b[H\x1b[2Jdef', ['abc', 'screen', 'def']],
    ['all, then home', 'abc\n\x1b[2J\x1b[Hdef', ['abc', 'screen', 'def']],
    ['all and what scrolled away', 'abc\n\x1b[H\x1b[2J\x1b[3Jdef', ['abc', 'screen', 'def']],
    ['home, then all below', 'abc\n\x1b[H\x1b[Jdef', ['abc', 'screen', 'def']],
    ['a reset', 'abc\n\x1bcdef', ['abc', 'screen', 'def']],
    ['in the middle of a line', 'abc\x1bcdef', ['abc', 'screen', 'def']],
    ['twice', 'abc\n\x1bc\x1b[H\x1b[2Jdef\x1bcghi', ['abc', 'screen', 'def', 'screen', 'ghi']],
    ['before anything', '\x1b[H\x1b[2Jdef', ['def']],
    ['only what scrolled away', 'abc\n\x1b[3Jdef', ['abc', 'def']],
    [
      'a table drawn over itself',
      `abc\n\x1b[2J\x1b[1;1Ha 1\x1b[K\x1b[2;1Hb 1\x1b[K\x1b[1;1Ha 2\x1b[2;1Hb 2\n`,
      ['abc', 'screen', 'a 2', 'b 2'],
    ],
  ])('%s', (_, text, lines) => {
    expect(seams(LogDocument.from(text))).toEqual(lines);
  });

  test('however long the log was, and if it goes on', () => {
    const before = Array.from({ length: 500 }, (_, i) => `before ${i}`);
    const after = Array.from({ length: 500 }, (_, i) => `after ${i}`);
    const document = LogDocument.from(`${before.join('\n')}\n\x1b[Hx\n${after.join('\n')}`);
    expect(seams(document)).toEqual([...before, 'screen', 'x', ...after]);
  });

  test('a full-screen program that never ends hides nothing that was printed before', () => {
    for (const text of ['one\ntwo\x1b[?1049h', 'one\ntwo\x1b[?1049h\x1b[Htop']) {
      const document = LogDocument.from(text);
      expect([document.lineText(0), document.lineText(1)]).toEqual(['one', 'two']);
      expect(document.seamAt(2)?.kind).toBe('program');
    }
  });

  test.each([1049, 1047, 47])('a full-screen program leaves no more than that (%i)', (mode) => {
    const drawn = '\x1b[2J\x1b[5;5Hmenu\r\n\r\nmore\x1b[24;1Hquit?';
    const document = LogDocument.from(`$ menu\n\x1b[?${mode}h${drawn}\x1b[?${mode}lafter\n`);
    expect(seams(document)).toEqual(['$ menu', 'program', 'after']);
    expect(document.seamAt(1)?.hidden).toBeGreaterThanOrEqual(drawn.length);
    expect(document.lineText(1)).toBe('');
  });

  test('a full-screen program that pages through a log of any length', () => {
    const paged = Array.from({ length: 400 }, (_, i) => `page ${i}\r\n`).join('');
    const document = LogDocument.from(`one\x1b[?1049h${paged}\x1b[?1049l two\nthree\n`);
    expect(seams(document)).toEqual(['program', 'one two', 'three']);
  });

  test('a full-screen program that never ended hides nothing', () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `line ${i}`);
    const document = LogDocument.from(`$ top\n\x1b[?1049h\x1b[H\x1b[2J${lines.join('\n')}`);
    expect(seams(document)).toEqual(['$ top', 'program', ...lines]);
  });
});

test('100,000 updates of nested bars cost what they show, and every byte can be had', async () => {
  const document = new LogDocument();
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (let i = 0; i < 100_000; i++) {
    const bytes = encoder.encode(`\router ${i}%\n\rinner ${'█'.repeat(i % 20)}\x1b[K\x1b[A`);
    parts.push(bytes);
    document.append(bytes);
  }
  expect(document.keptByteLength).toBeLessThan(200);
  expect(textsOf(document)).toEqual(['outer 99999%', `inner ${'█'.repeat(19)}`]);
  const received = new Uint8Array(await document.blob().arrayBuffer());
  expect(Buffer.compare(received, Buffer.concat(parts))).toBe(0);
});

test('every byte of a line that overwrites itself can be had', async () => {
  const text = `before\n${Array.from({ length: 100_000 }, (_, i) => `\rstep ${i} of many`).join('')}\nafter`;
  const document = new LogDocument();
  for (let at = 0; at < text.length; at += 10_000) {
    document.appendText(text.slice(at, at + 10_000));
  }
  expect(document.keptByteLength).toBeLessThan(200_000);
  expect(textsOf(document)).toEqual(['before', 'step 99999 of many', 'after']);
  await expect(document.blob().text()).resolves.toBe(text);
});
