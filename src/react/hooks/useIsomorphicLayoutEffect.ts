import { useEffect, useLayoutEffect } from 'react';

/**
 * A layout effect, which runs before the first paint. On a server no effect runs, but React 18 warns of
 * `useLayoutEffect`.
 */
export const useIsomorphicLayoutEffect: typeof useEffect =
  typeof window === 'undefined' ? useEffect : useLayoutEffect;
