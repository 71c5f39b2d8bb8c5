import { useState } from 'react';

import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { ViewerController } from './controller/ViewerController.js';
import type { ViewerOverlay } from './ViewerOverlay.js';

/** What a viewer has once its code is loaded. */
interface LoadedViewer {
  readonly controller: ViewerController;
  readonly Overlay: typeof ViewerOverlay;
}

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
    Promise.all([import('./controller/ViewerController.js'), import('./ViewerOverlay.js')]).then(
      ([{ ViewerController }, { ViewerOverlay }]) => {
        create = () => ({ controller: new ViewerController(), Overlay: ViewerOverlay });
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
