'use client';

import { useState } from 'react';

import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { LoadedViewer } from './loadedViewer.js';

let create: (() => LoadedViewer) | undefined;

/** Loads the code of the viewer; a browser keeps a loaded module, so that another call is cheap. */
async function load(): Promise<() => LoadedViewer> {
  const { createLoadedViewer } = await import('./loadedViewer.js');
  return (create = createLoadedViewer);
}

/**
 * Loads the code of the viewer before there is one. A page calls it where a log may be wanted soon: when it
 * is idle, or the pointer comes near. It never rejects: what could not be loaded is asked for again when a
 * viewer is mounted.
 */
export async function preloadLogViewer(): Promise<void> {
  try {
    const [{ loadOverlays }] = await Promise.all([import('./loadedViewer.js'), load()]);
    await loadOverlays();
  } catch {
    // No log is there yet that would miss it.
  }
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
