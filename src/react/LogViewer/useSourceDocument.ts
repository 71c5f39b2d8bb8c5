import { useEffect, useState } from 'react';

import { LogDocument } from '../../core/index.js';
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
  // Without dependencies: a host may push to the array it passes.
  useEffect(() => {
    if (growing.continues(source)) growing.take(source);
  });
  return growing.document;
}

type Source = LogDocument | string | readonly string[] | undefined;

/** The document behind a `text` or `logLines` prop, which grows when the prop does. */
export class GrowingSource {
  readonly document: LogDocument;
  #taken: Source;
  #count = 0;

  constructor(source: Source) {
    this.document = source instanceof LogDocument ? source : new LogDocument();
    this.#taken = typeof source === 'string' ? '' : source;
    this.take(source);
  }

  /** Whether `source` begins with all that was taken: then the rest of it can be appended. */
  continues(source: Source): boolean {
    const taken = this.#taken;
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

  /** Appends what is new in a source that continues. */
  take(source: Source): void {
    if (typeof source === 'string') {
      const taken = typeof this.#taken === 'string' ? this.#taken.length : 0;
      if (source.length > taken) this.document.appendText(source.slice(taken));
    } else if (isLines(source)) {
      if (source.length > this.#count) this.document.appendLines(source.slice(this.#count));
      this.#count = source.length;
    }
    this.#taken = source;
  }
}

const isLines = (source: Source): source is readonly string[] => Array.isArray(source);
