import { useMemo, useRef } from 'react';

import type { ArtifactRepositorySource } from '../../core/index.js';
import { useIsomorphicLayoutEffect } from './useIsomorphicLayoutEffect.js';

/**
 * The same function for as long as there is a source of artifact repositories, which asks the one
 * that was given last. A look-up is cached by its source: a source that a host writes inline would be
 * another one at each render, and be asked each time.
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
