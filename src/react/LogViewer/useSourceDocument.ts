import { useEffect, useState } from 'react';

import type { LogDocument } from '../../core/index.js';
import { GrowingSource } from './GrowingSource.js';
import type { LogViewerSource } from './LogViewerProps.js';

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
