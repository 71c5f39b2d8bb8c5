import { useState } from 'react';

import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { ViewerController } from './controller/ViewerController.js';

let Loaded: (new () => ViewerController) | undefined;

/**
 * The controller of one viewer. Its code is loaded when the first viewer is mounted, usually while the
 * log is still being requested.
 */
export function useViewerController(): ViewerController | undefined {
  const [controller, setController] = useState(() => Loaded && new Loaded());
  useIsomorphicLayoutEffect(() => {
    if (controller) return;
    let wanted = true;
    import('./controller/ViewerController.js').then(
      (module) => {
        Loaded = module.ViewerController;
        if (wanted) setController(new module.ViewerController());
      },
      // Without the controller, the component shows the first lines of the log.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [controller]);
  return controller;
}
