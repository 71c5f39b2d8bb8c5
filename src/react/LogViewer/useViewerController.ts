import { useState } from 'react';

import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { LoadedViewer } from './loadedViewer.js';

let create: (() => LoadedViewer) | undefined;

/**
 * The controller of one viewer, with what lies over its rows. Their code is loaded when the first viewer is
 * mounted, usually while the log is still being requested.
 */
export function useViewerController(): LoadedViewer | undefined {
  const [loaded, setLoaded] = useState(() => create?.());
  useIsomorphicLayoutEffect(() => {
    if (loaded) return;
    let wanted = true;
    import('./loadedViewer.js').then(
      ({ createLoadedViewer }) => {
        create = createLoadedViewer;
        if (wanted) setLoaded(create());
      },
      // Without this code, the component shows the first lines of the log.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [loaded]);
  return loaded;
}
