import type { Messages } from '../locales/Messages.js';

type Texts = Partial<Messages>;

let texts: Texts | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

/**
 * What the diagnoses say in English, as a store: loaded once, when the first diagnosis is shown.
 * Where it cannot be loaded it is empty, and a diagnosis has its code for a title.
 */
export const diagnosisTexts = {
  get: (): Texts | undefined => texts,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  load: (): Promise<void> => {
    loading ??= import('../locales/en/diagnoses.js')
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
