import { useEffect, useState } from 'react';

import { LogDocument, LogDocumentBase } from '../../core/index.js';
import type { LogViewerSource } from './types.js';

/** The document to show: the host's own, or one that grows with its text or lines. */
export function useSourceDocument({ document, text, logLines }: LogViewerSource): LogDocument {
  const source = document ?? text ?? logLines;
  const [known, setKnown] = useState(() => new GrowingSource(source));
  let growing = known;
  if (!known.continues(source)) {
    growing = new GrowingSource(source);
    setKnown(growing);
  }
  // After each render: a host may push to the array that it passes.
  useEffect(() => {
    if (growing.continues(source)) growing.append(source);
  });
  return growing.document;
}

type Source = LogDocument | string | readonly string[] | undefined;

/** The document behind a `text` or `logLines` prop, which grows when the prop does. */
export class GrowingSource {
  /** Shows what was appended so far. */
  readonly document: LogDocument;
  #appended: Source;
  #count = 0;

  constructor(source: Source) {
    this.document = source instanceof LogDocumentBase ? source : new LogDocument();
    this.#appended = typeof source === 'string' ? '' : source;
    this.append(source);
  }

  /** Whether `source` begins with all that was appended: then the rest can be appended. */
  continues(source: Source): boolean {
    const taken = this.#appended;
    if (typeof source === 'string') {
      return source === taken || (typeof taken === 'string' && source.startsWith(taken));
    }
    if (!isLines(source)) return source === taken;
    return (
      isLines(taken) &&
      source.length >= this.#count &&
      (source === taken || taken.slice(0, this.#count).every((line, i) => line === source[i]))
    );
  }

  /** Appends what is new in a source that continues the one before. */
  append(source: Source): void {
    if (typeof source === 'string') {
      const taken = typeof this.#appended === 'string' ? this.#appended.length : 0;
      if (source.length > taken) this.document.appendText(source.slice(taken));
    } else if (isLines(source)) {
      if (source.length > this.#count) this.document.appendLines(source.slice(this.#count));
      this.#count = source.length;
    }
    this.#appended = source;
  }
}

const isLines = (source: Source): source is readonly string[] => Array.isArray(source);
