import { useContext, useEffect, useMemo, useSyncExternalStore } from 'react';

import type { Messages } from '../../locales/Messages.js';
import { type Translate, translator } from '../i18n/messages.js';
import { RunLogsContext } from './RunLogsProvider.js';

/** The strings around the log, of the nearest provider's catalogue; English where there is none. */
export function useMessages(): Translate {
  const { messages } = useContext(RunLogsContext);
  return useMemo(() => translator(messages), [messages]);
}

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

type Texts = Partial<Messages>;

let texts: Texts | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

/**
 * What the diagnoses say in English, as a store: loaded once, when the first diagnosis is shown.
 * Where it cannot be loaded it is empty, and a diagnosis has its code for a title.
 */
const diagnosisTexts = {
  get: (): Texts | undefined => texts,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
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
        for (const listener of [...listeners]) listener();
      });
    return loading;
  },
};
