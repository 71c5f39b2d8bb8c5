import { useMemo, useRef } from 'react';

import type { ArtifactRepositorySource } from '../../core/index.js';
import { useIsomorphicLayoutEffect } from './useIsomorphicLayoutEffect.js';

/**
 * A source of artifact repositories that stays the same function across renders and calls the latest
 * one of the host. Look-ups are cached by source: without this, a source that a host writes inline
 * would be asked again after each render.
 */
export function useLatestSource(
  source: ArtifactRepositorySource | undefined,
): ArtifactRepositorySource | undefined {
  const latest = useRef(source);
  useIsomorphicLayoutEffect(() => {
    latest.current = source;
  });
  const isGiven = source !== undefined;
  return useMemo<ArtifactRepositorySource | undefined>(
    () =>
      isGiven
        ? (namespace, how) => latest.current?.(namespace, how) ?? Promise.resolve(undefined)
        : undefined,
    [isGiven],
  );
}
