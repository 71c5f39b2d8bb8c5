import { useContext, useEffect, useMemo, useSyncExternalStore } from 'react';

import { Listeners } from '../../core/index.js';
import type { Messages } from '../../locales/Messages.js';
import { type Translate, translator } from '../i18n/messages.js';
import { RunLogsContext } from './RunLogsContext.js';

/** Translates messages with the nearest provider's catalogue; English where there is none. */
export function useMessages(): Translate {
  const { messages } = useContext(RunLogsContext);
  return useMemo(() => translator(messages), [messages]);
}

/**
 * As `useMessages`, with the texts of the diagnoses; `undefined` while the English ones are loading. A
 * provider with a whole catalogue needs no loading.
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

type Texts = Partial<Messages>;

let texts: Texts | undefined;
let loading: Promise<void> | undefined;
const listeners = new Listeners();

/**
 * The English texts of the diagnoses, as a store: loaded once, when the first diagnosis is shown. If
 * they cannot be loaded, the names of the messages are shown.
 */
const diagnosisTexts = {
  get: (): Texts | undefined => texts,
  subscribe: listeners.add,
  load: (): Promise<void> => {
    loading ??= import('../../locales/en/diagnoses.js')
      .then(
        ({ diagnoses }) => {
          texts = diagnoses;
        },
        () => {
          texts = {};
          loading = undefined;
        },
      )
      .then(() => {
        listeners.call();
      });
    return loading;
  },
};
