import type { RunLogsSession, RunLogsStatus } from '../../../src/core/index.js';

/** What the reader of a log sees. */
export interface ShownLog {
  readonly status: RunLogsStatus;
  readonly text: string;
  /** The lines before which lines may be missing, it says. */
  readonly gaps: readonly number[];
}

/** What the reader sees of a session's log. */
export function shownIn(session: RunLogsSession): ShownLog {
  const { status, document } = session.getSnapshot();
  const decoder = new TextDecoder();
  let text = '';
  for (const bytes of document.chunks()) text += decoder.decode(bytes, { stream: true });
  const gaps = Array.from({ length: document.lineCount + 1 }, (_, line) => line).filter(
    (line) => document.seamAt(line)?.kind === 'gap',
  );
  return { status, text, gaps };
}
