import { useState } from 'react';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';

/** A host that keeps the view state. */
export function ViewStateHost({ viewState, onViewStateChange, ...props }: LogViewerProps) {
  const [state, setState] = useState(viewState);
  return (
    <div style={{ width: 700, height: 400 }}>
      <LogViewer
        follow={false}
        {...props}
        viewState={state}
        onViewStateChange={(changed) => {
          setState(changed);
          onViewStateChange?.(changed);
        }}
      />
    </div>
  );
}
