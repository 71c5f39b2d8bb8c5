import { useEffect, useLayoutEffect } from 'react';

/**
 * An effect that does not wait for the first frame; on a server, where there is none, React 18 warns
 * of those, and an effect is what is never run.
 */
export const useIsomorphicLayoutEffect: typeof useEffect =
  typeof window === 'undefined' ? useEffect : useLayoutEffect;
