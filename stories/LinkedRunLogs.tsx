import { type ReactElement, useEffect, useState } from 'react';

import type { RunLogsTarget } from '../src/core/index.js';
import { viewStateInUrl } from '../src/react/LogViewer/viewState.js';
import { preferencesInLocalStorage } from '../src/react/RunLogs/preferencesInLocalStorage.js';
import { RunLogs } from '../src/react/RunLogs/RunLogs.js';

const inUrl = viewStateInUrl();
const preferences = preferencesInLocalStorage();

/** A host that keeps what the reader sees in its URL, as a router by the hash has it, and what they prefer. */
export function LinkedRunLogs({ target }: { target: RunLogsTarget }): ReactElement {
  const [viewState, setViewState] = useState(inUrl.read);
  useEffect(
    () =>
      inUrl.subscribe(() => {
        setViewState(inUrl.read());
      }),
    [],
  );
  return (
    <RunLogs
      target={target}
      preferences={preferences}
      viewState={viewState}
      onViewStateChange={(state) => {
        setViewState(state);
        inUrl.write(state);
      }}
    />
  );
}
