import { type LogDocument, Scheduler } from '../../core/index.js';

/** Lines that are joined at once. */
const PIECE = 256;
/** Milliseconds of work before the page gets a turn. */
const SLICE = 8;

/** The whole log as it reads, built over several tasks, so that the page stays responsive. */
export async function textOfLog(document: LogDocument): Promise<Blob> {
  const scheduler = new Scheduler();
  const pieces: string[] = [];
  const { lineCount } = document;
  let started = scheduler.now();
  for (let first = 0; first < lineCount; first += PIECE) {
    const count = Math.min(PIECE, lineCount - first);
    const lines = Array.from({ length: count }, (_, at) => document.lineText(first + at));
    pieces.push(`${first > 0 ? '\n' : ''}${lines.join('\n')}`);
    if (scheduler.now() - started < SLICE) continue;
    await new Promise<void>((resolve) => scheduler.after(0, resolve));
    started = scheduler.now();
  }
  return new Blob(pieces, { type: 'text/plain' });
}
