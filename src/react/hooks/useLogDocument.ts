import { useCallback, useSyncExternalStore } from 'react';

import { type LogDocument, Scheduler } from '../../core/index.js';

/** Renders the component again after a document has changed, at most once a frame. */
export function useLogDocumentVersion(document: LogDocument): number {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const scheduler = new Scheduler();
      const unsubscribe = document.subscribe(() => {
        if (scheduler.pending === 0) scheduler.onFrame(onChange);
      });
      return () => {
        unsubscribe();
        scheduler.close();
      };
    },
    [document],
  );
  const version = (): number => document.version;
  return useSyncExternalStore(subscribe, version, version);
}
