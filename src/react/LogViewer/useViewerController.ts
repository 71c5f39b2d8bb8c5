import { useState } from 'react';

import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { LoadedViewer } from './loadedViewer.js';

let create: (() => LoadedViewer) | undefined;

/** Its code, which browsers do not ask for twice. */
async function load(): Promise<() => LoadedViewer> {
  const { createLoadedViewer } = await import('./loadedViewer.js');
  return (create = createLoadedViewer);
}

/**
 * The controller of one viewer, with what lies over its rows. Their code is loaded when the first viewer is
 * mounted, usually while the log is still being requested.
 */
export function useViewerController(): LoadedViewer | undefined {
  const [loaded, setLoaded] = useState(() => {
    // Asked for while the page still renders; on a server nobody needs it.
    if (!create && typeof window !== 'undefined') load().catch(() => undefined);
    return create?.();
  });
  useIsomorphicLayoutEffect(() => {
    if (loaded) return;
    let wanted = true;
    load().then(
      (create) => {
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
