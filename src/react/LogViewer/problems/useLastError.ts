import { useEffect } from 'react';

import type { LogDocument } from '../../../core/index.js';
import type { ViewerController } from '../controller/ViewerController.js';

/** Logs that were opened at their last error, or whose reader had moved by then. */
const opened = new WeakSet<LogDocument>();

/**
 * Opens a log at its last error, once; not where the reader has left the end, or looks for a text or shows
 * some lines only: then they have found a place by themselves.
 *
 * @param document the log
 * @param controller the viewer
 * @param open goes to the last error; `undefined` while the log is not to be opened there
 */
export function useLastError(
  document: LogDocument,
  controller: ViewerController,
  open: (() => void) | undefined,
): void {
  useEffect(() => {
    const look = (): void => {
      const { layout, projection } = controller;
      // The viewer may still be about to show this log.
      if (layout.document !== document) return;
      const { query, marked } = controller.getSnapshot();
      const isElsewhere = query !== '' || (marked ?? projection) !== undefined;
      if (isElsewhere || !layout.place.following) opened.add(document);
    };
    look();
    return controller.subscribe(look);
  }, [document, controller]);
  useEffect(() => {
    if (!open || opened.has(document)) return;
    opened.add(document);
    open();
  }, [document, open]);
}
