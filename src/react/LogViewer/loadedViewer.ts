import { ViewerController } from './controller/ViewerController.js';
import { loadOverlays, ViewerOverlay } from './ViewerOverlay.js';

export { loadOverlays };

/** What a viewer has once its code is loaded. */
export interface LoadedViewer {
  /** The controller of this one viewer. */
  readonly controller: ViewerController;
  /** What lies over its rows. */
  readonly Overlay: typeof ViewerOverlay;
}

/**
 * What the next viewer has. All of it is imported here, so that a bundler puts it into one file, for which
 * a page asks once.
 */
export const createLoadedViewer = (): LoadedViewer => ({
  controller: new ViewerController(),
  Overlay: ViewerOverlay,
});
