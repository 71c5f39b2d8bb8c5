import { useContext, useEffect, useMemo, useSyncExternalStore } from 'react';

import { diagnosisTexts } from './diagnosisTexts.js';
import { RunLogsContext } from './RunLogsContext.js';
import { translator, type Translate } from './translator.js';

/**
 * As `useMessages`, with the strings of the diagnoses; `undefined` while they are being loaded,
 * which a provider that brings a whole catalogue spares.
 */
export function useDiagnosisMessages(): Translate | undefined {
  const { messages } = useContext(RunLogsContext);
  const english = useSyncExternalStore(
    diagnosisTexts.subscribe,
    diagnosisTexts.get,
    diagnosisTexts.get,
  );
  const isWhole = messages['unknown.title'] !== undefined;
  useEffect(() => {
    if (!isWhole) void diagnosisTexts.load();
  }, [isWhole]);
  return useMemo(
    () => (isWhole || english ? translator({ ...english, ...messages }) : undefined),
    [isWhole, english, messages],
  );
}
