import { useEffect, useLayoutEffect } from 'react';

/**
 * A layout effect, which does not wait for the first frame. On a server neither kind is run, but
 * React 18 warns of this one.
 */
export const useIsomorphicLayoutEffect: typeof useEffect =
  typeof window === 'undefined' ? useEffect : useLayoutEffect;
