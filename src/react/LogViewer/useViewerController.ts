import { useState } from 'react';

import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { ViewerController } from './controller/ViewerController.js';

let Loaded: (new () => ViewerController) | undefined;

/**
 * The controller of one viewer. Its code is loaded when the first viewer is mounted: with a log that
 * is still being asked for, that costs no time.
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
      // The first lines of the log are there to read without.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [controller]);
  return controller;
}
