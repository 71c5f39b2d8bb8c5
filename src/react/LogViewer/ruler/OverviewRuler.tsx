import { type ReactElement, useEffect, useRef } from 'react';

import type { ViewerController } from '../controller/ViewerController.js';
import { RULER_MARKS, showMarks } from './RulerMarks.js';

/** Props of {@link OverviewRuler}. */
export interface OverviewRulerProps {
  /** The viewer. */
  controller: ViewerController;
}

/**
 * The whole log beside the scrollbar: where its errors, warnings, matches and gaps are, and what is
 * selected. A click goes there. It says nothing to screen readers, to whom the bars of errors and of the
 * search speak, and takes no focus.
 */
export function OverviewRuler({ controller }: OverviewRulerProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const leaving = new AbortController();
    showMarks(current, controller, leaving.signal);
    return () => {
      leaving.abort();
    };
  }, [controller]);
  return (
    <div ref={element} className="klv-ruler" aria-hidden="true">
      <svg>
        {Object.keys(RULER_MARKS).map((kind) => (
          <path key={kind} className={`klv-ruler-${kind}`} />
        ))}
      </svg>
    </div>
  );
}
