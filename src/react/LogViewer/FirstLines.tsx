import type { ReactElement } from 'react';

import type { LogDocument } from '../../core/index.js';

const LINES = 60;
const COLUMNS = 400;

interface FirstLinesProps {
  document: LogDocument;
  /** Whether the viewer will begin at the end. */
  follow: boolean;
}

/** A screen of the log as text: on the server, and in the browser until rows are painted. */
export function FirstLines({ document, follow }: FirstLinesProps): ReactElement {
  const first = follow ? Math.max(0, document.lineCount - LINES) : 0;
  const count = Math.min(LINES, document.lineCount);
  const lines = Array.from({ length: count }, (_, i) => document.lineText(first + i, 0, COLUMNS));
  return <pre className={`klv-first${follow ? ' klv-bottom' : ''}`}>{lines.join('\n')}</pre>;
}
