import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { textOf } from '../../../test/support/textOf.js';
import { LogDocument } from '../log/document/LogDocument.js';
import { LogSink } from './sink.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Pushes a body in chunks of the given size. */
async function send(
  sink: LogSink,
  body: string,
  { partial = true, chunk = 1000 } = {},
): Promise<string> {
  const bytes = encode(body);
  const intake = await sink.open({ partial, rung: partial ? 'live' : 'archive' });
  for (let at = 0; at < bytes.length; at += chunk) intake.push(bytes.subarray(at, at + chunk));
  return intake.end();
}

const lines = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, line) => `step ${from + line} loss=0.${from + line}\n`,
  ).join('');

const FIRST = 'time="2026-08-20T09:00:00.000Z" level=info msg="capturing logs" argo=true\n';
const LAST =
  'time="2026-08-20T10:00:00.000Z" level=info msg="sub-process exited" argo=true error="<nil>"\n';

describe(LogSink.name, () => {
  it('appends only what is new when the same log is sent again, longer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 3000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 5000 }),
        async (pieces, chunk) => {
          const document = new LogDocument();
          const sink = new LogSink(document);
          let whole = '';
          for (const piece of pieces) {
            whole += piece;
            expect(await send(sink, whole, { chunk })).toBe('ok');
          }
          expect(document.byteLength).toBe(encode(whole).length);
          expect(textOf(document)).toBe(textOf(LogDocument.from(encode(whole))));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('takes what a body that goes on lacks from an archive, however its bytes come', async () => {
    for (const cutsLine of [false, true]) {
      for (const size of [1, 7, 100_000]) {
        const document = new LogDocument();
        const sink = new LogSink(document);
        const before = lines(0, 300);
        await send(sink, cutsLine ? `${before}step 3` : before);
        const rest = `${cutsLine ? '\n' : ''}${lines(400, 700)}`;
        let gaps = [{ offset: cutsLine ? 1 : 0, cutsLine }];
        const intake = await sink.open({
          partial: false,
          continues: true,
          rung: 'kubernetesPodLogs',
          gaps: () => gaps.splice(0),
        });
        for (let at = 0; at < rest.length; at += size) {
          intake.push(encode(rest.slice(at, at + size)));
        }
        await intake.end();
        expect(sink.hasGap).toBe(true);
        expect(document.seamAt(cutsLine ? 301 : 300)?.kind).toBe('gap');
        gaps = [];
        expect(await send(sink, lines(0, 800), { partial: false })).toBe('ok');
        expect(sink.hasGap).toBe(false);
        expect(textOf(document)).toBe(lines(0, 800).trimEnd());
      }
    }
  });

  it('appends nothing of a shorter copy of the text', async () => {
    const document = new LogDocument();
    const sink = new LogSink(document);
    await send(sink, lines(0, 500));
    expect(await send(sink, lines(0, 100))).toBe('ok');
    expect(document.lineCount).toBe(500);
  });

  it.each([
    [10, 200],
    [400, 2000],
  ])('goes on from a live log of %d lines with the archived copy of %d', async (seen, all) => {
    const document = new LogDocument();
    const sink = new LogSink(document);
    await send(sink, FIRST + lines(0, seen));
    expect(await send(sink, lines(0, all), { partial: false })).toBe('ok');
    expect(textOf(document)).toBe((FIRST + lines(0, all)).trimEnd());
  });

  it('appends nothing of the archived copy of a complete log', async () => {
    const document = new LogDocument();
    const sink = new LogSink(document);
    await send(sink, FIRST + lines(0, 300) + LAST);
    expect(await send(sink, lines(0, 300), { partial: false })).toBe('ok');
    expect(textOf(document)).toBe((FIRST + lines(0, 300) + LAST).trimEnd());
  });

  it('continues with a live log that the node has rotated', async () => {
    const document = new LogDocument();
    const sink = new LogSink(document);
    await send(sink, lines(0, 1000));
    expect(await send(sink, lines(600, 1500))).toBe('ok');
    expect(textOf(document)).toBe(lines(0, 1500).trimEnd());
  });

  it('reports a gap when a rotated log no longer has the end of the known text', async () => {
    const document = new LogDocument();
    const sink = new LogSink(document);
    await send(sink, lines(0, 1000));
    expect(await send(sink, lines(1200, 1300))).toBe('gap');
    expect(textOf(document)).toBe((lines(0, 1000) + lines(1200, 1300)).trimEnd());
  });

  it('goes on within the last line when a rotated log begins with it', async () => {
    const document = new LogDocument();
    const sink = new LogSink(document);
    await send(sink, `${lines(0, 1000)}the last li`);
    expect(await send(sink, 'the last line\nanother\n')).toBe('gap');
    expect(textOf(document)).toBe(`${lines(0, 1000)}the last line\nanother`);
  });

  it('keeps the text when an archive has another one, which may be what came before', async () => {
    const document = new LogDocument();
    const sink = new LogSink(document);
    await send(sink, lines(100, 1000));
    expect(await send(sink, lines(0, 50), { partial: false })).toBe('ok');
    expect(textOf(document)).toBe((lines(0, 50) + lines(100, 1000)).trimEnd());
    expect(document.seamAt(50)?.kind).toBe('gap');
  });

  it('keeps the text of a source that has the whole log when another has another text', async () => {
    const document = new LogDocument();
    const sink = new LogSink(document);
    await send(sink, lines(0, 1000), { partial: false });
    expect(await send(sink, 'something else\n'.repeat(500), { partial: false })).toBe('diverged');
    expect(textOf(document)).toBe(lines(0, 1000).trimEnd());
  });

  it('goes on behind lines that were written anew, whose bytes only a blob has', async () => {
    const document = new LogDocument();
    const sink = new LogSink(document);
    const bars = Array.from({ length: 80_000 }, (_, at) => `bar ${at}\r\x1b[Aall ${at}\r\n`).join(
      '',
    );
    const shown = `${lines(0, 10)}\n\n${bars}\n`;
    await send(sink, shown);
    const parts = document.receivedParts();
    expect(parts.some((part) => part instanceof Blob)).toBe(true);
    expect(await send(sink, shown + lines(10, 20))).toBe('ok');
    expect(await document.blob().text()).toBe(shown + lines(10, 20));
  });
});
