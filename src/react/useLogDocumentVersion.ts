import { useCallback, useSyncExternalStore } from 'react';

import type { LogDocument } from '../core/index.js';

/** Renders again when a document has changed, at most once a frame: a log arrives in many chunks. */
export function useLogDocumentVersion(document: LogDocument): number {
  const subscribe = useCallback(
    (onChange: () => void) => {
      let frame: number | undefined;
      const unsubscribe = document.subscribe(() => {
        frame ??= requestAnimationFrame(() => {
          frame = undefined;
          onChange();
        });
      });
      return () => {
        unsubscribe();
        if (frame !== undefined) cancelAnimationFrame(frame);
      };
    },
    [document],
  );
  const version = (): number => document.version;
  return useSyncExternalStore(subscribe, version, version);
}
