import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { textOf } from '../../../../test/support/textOf.js';
import { LogDocument } from '../../log/document/LogDocument.js';
import { LogTimes } from '../../log/time/LogTimes.js';
import { LogSink } from '../sink.js';
import type { Partial } from './MergeIntake.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `step ${from + at} of all\n`).join('');
const executorLine = (second: number): string =>
  `time="2026-08-20T09:00:${String(second).padStart(2, '0')}.000Z" level=info msg="capturing" argo=true\n`;

/** A log of which the pod's copy and the archived one come one after the other. */
class Reader {
  readonly document = new LogDocument();
  readonly sink = new LogSink(this.document);

  async live(body: string): Promise<this> {
    return this.#read(body, true);
  }

  /** From the server, of which nobody knows whether the pod is there. */
  async server(body: string): Promise<this> {
    return this.#read(body, () => Promise.resolve(undefined));
  }

  async archive(body: string): Promise<this> {
    return this.#read(body, false);
  }

  async broken(body: string): Promise<this> {
    return this.#read(body, true, true);
  }

  /** From the container that was started anew, in a body that goes on behind the line which was cut. */
  async restarted(body: string): Promise<void> {
    const gaps = [{ offset: 1, cutsLine: true }];
    const takeGaps = () => gaps.splice(0);
    const opening = { partial: true, continues: true, rung: 'live', gaps: takeGaps };
    const intake = await this.sink.open(opening);
    intake.push(encode(`\n${body}`));
    await intake.end();
  }

  get text(): string {
    return textOf(this.document);
  }

  /** The lines before which the document has a seam, with its kind. */
  get seams(): string[] {
    return Array.from({ length: this.document.lineCount + 1 }, (_, line) => {
      const seam = this.document.seamAt(line);
      return seam ? `${line} ${seam.kind} ${seam.from ?? ''}>${seam.to ?? ''}` : '';
    }).filter((it) => it !== '');
  }

  async #read(body: string, partial: Partial, isBroken = false): Promise<this> {
    const intake = await this.sink.open({ partial, rung: partial ? 'live' : 'manifestArchive' });
    intake.push(encode(body));
    await intake.end(isBroken);
    return this;
  }
}

describe('the stamps of lines', () => {
  it('stay with them where others are skipped, and where lines are put in before them', async () => {
    const reader = new Reader();
    const stamped = async (from: number, to: number): Promise<void> => {
      const stamps = Array.from({ length: to - from }, (_, at) => ({
        offset: lines(from, from + at).length,
        time: from + at,
      }));
      const how = { partial: true, rung: 'kubernetesPodLogs', stamps: () => stamps.splice(0) };
      const intake = await reader.sink.open(how);
      for (const byte of encode(lines(from, to))) intake.push(Uint8Array.of(byte));
      await intake.end();
    };
    await stamped(5, 10);
    await stamped(5, 14);
    await stamped(20, 30);
    const seconds = (): (number | undefined)[] => {
      const times = new LogTimes(reader.document);
      return Array.from({ length: reader.document.lineCount }, (_, line) => times.of(line)?.stamp);
    };
    const numbers = (from: number, to: number): number[] =>
      Array.from({ length: to - from }, (_, at) => from + at);
    expect(seconds()).toEqual([...numbers(5, 14), ...numbers(20, 30)]);
    await reader.archive(lines(0, 40));
    expect(reader.text).toBe(lines(0, 40).trimEnd());
    const none = (count: number): undefined[] => Array.from({ length: count }, () => undefined);
    expect(seconds()).toEqual([
      ...none(5),
      ...numbers(5, 14),
      ...none(6),
      ...numbers(20, 30),
      ...none(10),
    ]);
  });
});

describe('lines that are missing in the text', () => {
  it('come from the archive, in the gap that the node has left', async () => {
    const reader = new Reader();
    await reader.live(lines(0, 10));
    await reader.live(lines(20, 30));
    expect(reader.seams).toEqual(['10 gap >']);
    await reader.archive(lines(0, 40));
    expect(reader.text).toBe(lines(0, 40).trimEnd());
    expect(reader.seams).toEqual([
      '10 handover live>manifestArchive',
      '20 handover manifestArchive>live',
      '30 handover live>manifestArchive',
    ]);
    expect(reader.sink.hasGap).toBe(false);
  });

  it('come before the first one, where the pod no longer had them', async () => {
    const reader = await new Reader().live(executorLine(1) + lines(20, 30));
    await reader.archive(lines(0, 30));
    expect(reader.text).toBe((lines(0, 20) + executorLine(1) + lines(20, 30)).trimEnd());
    expect(reader.seams).toEqual(['20 handover manifestArchive>live']);
  });

  it('complete a line that was cut', async () => {
    const reader = await new Reader().live(`${lines(0, 10)}step 10 o`);
    await reader.live(lines(20, 30));
    expect(reader.text).toBe(`${lines(0, 10)}step 10 o\n${lines(20, 30)}`.trimEnd());
    await reader.archive(lines(0, 30));
    expect(reader.text).toBe(lines(0, 30).trimEnd());
  });

  it('complete the only line that was read before the gap', async () => {
    const reader = await new Reader().live('step 5 o');
    await reader.live(lines(20, 30));
    await reader.archive(lines(0, 30));
    expect(reader.text).toBe(lines(0, 30).trimEnd());
  });

  it('fill several gaps at once, and the archive goes on', async () => {
    const reader = new Reader();
    for (const from of [0, 20, 40, 60])
      await reader.live(executorLine(from) + lines(from, from + 10));
    await reader.archive(lines(0, 100));
    expect(reader.text.replace(/time=.*\n/g, '')).toBe(lines(0, 100).trimEnd());
    expect(reader.seams.filter((it) => it.includes('gap'))).toEqual([]);
  });

  it('are put in once, and the log goes on behind them', async () => {
    const reader = await new Reader().live(lines(0, 10));
    await reader.live(lines(20, 30));
    await reader.archive(lines(0, 25));
    await reader.live(lines(20, 35));
    await reader.archive(lines(0, 40));
    expect(reader.text).toBe(lines(0, 40).trimEnd());
  });

  it('come as far as a truncated archive has them', async () => {
    const reader = await new Reader().live(lines(0, 10));
    await reader.live(lines(20, 30));
    await reader.archive(`${lines(0, 15)}step 15`);
    expect(reader.text).toBe((lines(0, 15) + lines(20, 30)).trimEnd());
    expect(reader.seams).toEqual(['10 handover live>manifestArchive', '15 gap >']);
    await reader.archive(lines(0, 32));
    expect(reader.text).toBe(lines(0, 32).trimEnd());
  });

  it('are found where the program repeats itself', async () => {
    const bar = '.\n'.repeat(8);
    const reader = await new Reader().live(`start\n${bar}one\n`);
    await reader.live(`${bar}three\n`);
    await reader.archive(`start\n${bar}one\n${bar}two\n${bar}three\nend\n`);
    expect(reader.text).toBe(`start\n${bar}one\n${bar}two\n${bar}three\nend`);
  });

  it('go on with a last line that no other begins like, though the archive lacks those before', async () => {
    const reader = await new Reader().live(`${lines(0, 10)}step 10 of`);
    await reader.archive(lines(10, 20));
    expect(reader.text).toBe(lines(0, 20).trimEnd());
  });

  it('do not go on with a last line that only begins like them', async () => {
    const reader = await new Reader().live(`${lines(40, 50)}s`);
    await reader.archive(lines(0, 20));
    expect(reader.text).toBe(`${lines(0, 20)}${lines(40, 50)}s`);
    await reader.archive(lines(0, 60));
    expect(reader.text).toBe(lines(0, 60).trimEnd());
  });

  it('are none where the archive has lines in another order, or lacks some', async () => {
    const all = lines(0, 30).split(/(?<=\n)/);
    const reader = await new Reader().live(all.join(''));
    const other = [...all];
    [other[0], other[1]] = [all[1] ?? '', all[0] ?? ''];
    [other[12], other[14]] = [all[14] ?? '', all[12] ?? ''];
    [other[28], other[29]] = [all[29] ?? '', all[28] ?? ''];
    other.splice(20, 3);
    await reader.archive(other.join(''));
    expect(reader.text).toBe(all.join('').trimEnd());
  });

  it('come when the server sends the archive in place of the pod', async () => {
    const reader = await new Reader().live(lines(0, 10));
    await reader.live(lines(20, 30));
    await reader.server(lines(0, 40));
    expect(reader.text).toBe(lines(0, 40).trimEnd());
  });

  it('come once, though the archive lacks the line that was cut', async () => {
    const reader = await new Reader().live('step 0');
    await reader.live(lines(4, 6));
    for (let time = 0; time < 2; time += 1) await reader.server(lines(3, 7));
    expect(reader.text).toBe(`step 0\n${lines(3, 7)}`.trimEnd());
    expect(reader.seams[0]).toBe('1 gap >');
  });

  it('go on with a line that was cut, though the container that was started anew has written nothing', async () => {
    for (const cut of ['step 9 of', 'step 9 of all']) {
      const reader = await new Reader().live(executorLine(1) + lines(0, 9) + cut);
      await reader.restarted(executorLine(2));
      await reader.archive(lines(0, 11));
      expect(reader.text.replace(/time=.*\n?/g, '').trimEnd()).toBe(lines(0, 11).trimEnd());
    }
  });

  it('come where the text has nothing but the beginning of a line, before a gap', async () => {
    const reader = await new Reader().live(`${executorLine(1)}s`);
    await reader.restarted(executorLine(2));
    await reader.archive(lines(0, 3));
    expect(reader.text.replace(/time=.*\n?/g, '').trimEnd()).toBe(lines(0, 3).trimEnd());
  });

  it('are none of a body that has broken off, though it begins as the text ends', async () => {
    const reader = await new Reader().live('zero\n');
    await reader.live(executorLine(1) + lines(0, 3) + executorLine(1));
    const { text } = reader;
    await reader.broken(executorLine(1) + lines(0, 2));
    expect(reader.text).toBe(text);
  });

  it('stand where the line was cut which is the only one that the archive has in common', async () => {
    const reader = await new Reader().live(`${lines(0, 3)}step 3 of all`);
    await reader.live(lines(4, 5));
    await reader.archive(lines(3, 5));
    expect(reader.text).toBe(lines(0, 5).trimEnd());
  });

  it('are gone on with by a pod that is there after all', async () => {
    const reader = await new Reader().live(executorLine(1) + lines(0, 10));
    await reader.live(executorLine(2) + lines(20, 30));
    await reader.archive(lines(0, 35));
    await reader.live(executorLine(2) + lines(20, 30) + executorLine(3) + lines(30, 40));
    expect(reader.text.replace(/time=.*\n/g, '')).toBe(lines(0, 40).trimEnd());
  });

  it('come when the server sends the archive, and all that is there is the beginning of a line', async () => {
    const reader = await new Reader().live('step 3');
    await reader.server(lines(0, 6));
    expect(reader.text).toBe(lines(0, 6).trimEnd());
  });

  it('are none that come later in a log that the node has rotated, though the pod is not known of', async () => {
    const reader = await new Reader().live('step 0');
    await reader.server(lines(3, 6));
    expect(reader.text).toBe(`step 0\n${lines(3, 6)}`.trimEnd());
  });

  it('are no lines of a container that was started anew, and begins like the one before', async () => {
    const reader = await new Reader().live(`start\nload\n${lines(0, 10)}`);
    await reader.live(`start\nload\n${lines(50, 60)}`);
    expect(reader.text).toBe(`start\nload\n${lines(0, 10)}start\nload\n${lines(50, 60)}`.trimEnd());
    expect(reader.seams).toEqual(['12 gap >']);
  });

  it('are counted as lines that have moved', async () => {
    const reader = await new Reader().live(lines(0, 10));
    await reader.live(lines(20, 30));
    const { document } = reader;
    const { version } = document;
    await reader.archive(lines(0, 40));
    expect(document.lineSince(9, version)).toBe(9);
    expect(document.lineSince(10, version)).toBe(20);
    expect(document.lineSince(10, document.version)).toBe(10);
    expect(document.changedSince(version)).toBe(0);
    expect(document.byteLength).toBe(lines(0, 40).length);
    expect(await document.blob().text()).toBe(lines(0, 40));
  });

  it('leave every line where another copy has it, whatever was read before', async () => {
    const part = fc.record({ skipped: fc.nat(6), read: fc.nat(8), cut: fc.nat(12) });
    const repeats = fc.constantFrom(2, 5, 1000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        repeats,
        fc.nat(9),
        async (parts, kinds, more) => {
          const reader = new Reader();
          let all = '';
          let count = 0;
          const write = (lines: number): string => {
            const start = all.length;
            // Numbers, and between them lines that repeat themselves.
            for (let at = 0; at < lines; at += 1, count += 1) {
              all += kinds < 1000 && count % kinds > 0 ? '.\n' : `line ${count} is here\n`;
            }
            return all.slice(start);
          };
          for (const { skipped, read, cut } of parts) {
            write(skipped);
            const body = write(read);
            await reader.live(executorLine(count % 60) + body);
            await reader.live(executorLine(count % 60) + body + write(1).slice(0, cut));
          }
          write(more);
          const before = reader.document.lineCount;
          await reader.archive(all);
          const shown = reader.text.split('\n').filter((line) => !line.startsWith('time='));
          const expected = all.split('\n').slice(0, -1);
          const numbers = (list: string[]): string[] =>
            list.filter((line) => /^line \d+ is here$/.test(line));
          expect(numbers(shown)).toEqual(numbers(expected));
          if (kinds === 1000 && before > 0)
            expect(shown.filter((line) => line !== '')).toEqual(expected);
        },
      ),
      { numRuns: 300, seed: 14 },
    );
  });
});

describe('a last line that has not ended, of which an archive that lacks lines has the end', () => {
  it.each([
    ['ended there', 'step 4', 'step 4\nstep 5\n', 'step 4\nstep 5'],
    ['ended there, in few bytes', 's', 's\nstep 5\n', 's\nstep 5'],
    ['goes on', 'step 4 of', lines(4, 6), lines(4, 6).trimEnd()],
    [
      'is told from others by more than a few bytes',
      's',
      lines(5, 7),
      `s\n${lines(5, 7).trimEnd()}`,
    ],
  ])('%s', async (_, cut, rest, expected) => {
    const reader = await new Reader().live(`${lines(0, 4)}${cut}`);
    await reader.archive(`${lines(0, 1)}${rest}`);
    expect(reader.text).toBe(`${lines(0, 4)}${expected}`);
  });
});
