import { readdirSync, readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { inTerminal } from '../../../../test/support/inTerminal.js';
import { LogDocument } from './LogDocument.js';

const textsOf = (document: LogDocument) =>
  Array.from({ length: document.lineCount }, (_, line) => document.lineText(line));

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const color = fc.constantFrom('', '\x1b[31m', '\x1b[1;32m', '\x1b[0m');
const line = fc.tuple(color, word).map(([before, text]) => `${before}${text}\n`);

/** Several bars below a log, each updated by going up to it and back, in one of three ways. */
const bars = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(fc.tuple(fc.nat(4), word, fc.constantFrom('move', 'save', 'scosc')), {
      maxLength: 12,
    }),
  )
  .map(([count, updates]) => {
    let text = '\n'.repeat(count);
    for (const [bar, state, by] of updates) {
      const up = count - (bar % count);
      const write = `\x1b[${up}A\r\x1b[2K${state}`;
      if (by === 'move') text += `${write}\r\x1b[${up}B`;
      else if (by === 'save') text += `\x1b7${write}\x1b8`;
      else text += `\x1b[s${write}\x1b[u`;
    }
    return text;
  });

/** A bar below a log that goes on above it: erased, the line printed, and drawn again. */
const barBelowLog = fc
  .array(fc.tuple(word, word), { maxLength: 10 })
  .map((steps) => steps.map(([said, bar]) => `\r\x1b[K${said}\n${bar}`).join('') + '\n');
/** The same by an inserted line. */
const barByInsertion = fc
  .array(fc.tuple(word, word), { maxLength: 10 })
  .map((steps) => steps.map(([said, bar]) => `\r\x1b[L${said}\n\x1b[2K${bar}`).join('') + '\n');

const spinner = fc
  .tuple(word, fc.array(word, { maxLength: 8 }))
  .map(([title, states]) => `${title} \x1b7${states.map((it) => `\x1b8\x1b[K${it}`).join('')}\n`);

/** A table that is drawn again from its first row, with cells erased, inserted and deleted. */
const table = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.array(
      fc.array(
        fc.tuple(
          word,
          fc.constantFrom('\x1b[K', '\x1b[2P', '\x1b[2@', '\x1b[3X', '\x1b[4b', '\tx', '\x1b[2Ix'),
        ),
        { minLength: 6, maxLength: 6 },
      ),
      { maxLength: 5 },
    ),
    fc.constantFrom('\x1b[J', '', '\x1b[M\x1b[L', '\x1bM\x1bD'),
  )
  .map(([rows, frames, before]) =>
    frames
      .map((cells, i) => {
        const drawn = cells
          .slice(0, rows)
          .map(([text, end]) => `${text}\r${text.slice(1)}${end}\r\n`);
        return (i > 0 ? `\x1b[${rows}A${before}` : '') + drawn.join('');
      })
      .join(''),
  );

const program = fc.oneof(line, line, bars, barBelowLog, barByInsertion, spinner, table);

test('programs leave what they leave in a tall terminal, one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(program, { minLength: 1, maxLength: 6 }), async (programs) => {
      const text = programs.join('');
      const document = LogDocument.from(text);
      const lines = textsOf(document);
      const terminal = await inTerminal(text, 101, lines.length);
      expect(lines).toEqual(terminal.map((it) => it.text));
    }),
    { numRuns: 600 },
  );
}, 120_000);

const RECORDED = new URL('../../../../test/fixtures/terminal/', import.meta.url);
const recordings = readdirSync(RECORDED).filter((name) => name.endsWith('.log'));
/** Recordings of which a log leaves something else than a terminal: see `docs/sequences.md`. */
const DIFFERENT: Readonly<Record<string, string[]>> = {
  'less.log': ['before', 'program', 'after'],
  'vim.log': ['before', 'program', 'after'],
  'watch.log': ['before', 'program'],
  'tput.log': ['ONE', 'two', '        a', 'screen', 'five'],
};

test('each command of the recorder has its recording, without the name of a machine', () => {
  const recorder = readFileSync(new URL('record.sh', RECORDED), 'utf8');
  const names = Array.from(recorder.matchAll(/^record (\S+) /gm), ([, name]) => `${name}.log`);
  expect(recordings).toEqual(names.toSorted());
  expect(recordings.length).toBeGreaterThan(15);
  for (const name of recordings) {
    const text = readFileSync(new URL(name, RECORDED), 'latin1');
    expect(text).not.toMatch(/\/(?:root|home|work|tmp|opt)\b/);
    expect(text.length).toBeLessThan(16 * 1024);
  }
});

test.each(recordings)('%s says what its tool left in the terminal', async (name) => {
  const bytes = readFileSync(new URL(name, RECORDED));
  const document = LogDocument.from(bytes);
  const lines = textsOf(document);
  const different = DIFFERENT[name];
  if (different) {
    const said = lines.map((text, at) => document.seamAt(at)?.kind ?? text.trimEnd());
    expect(said.filter((text) => text !== '')).toEqual(different);
  } else {
    const terminal = await inTerminal(bytes, 24, lines.length);
    expect(lines).toEqual(terminal.map((it) => it.text));
  }
  const received = new Uint8Array(await document.blob().arrayBuffer());
  expect(Buffer.compare(received, bytes)).toBe(0);
});
