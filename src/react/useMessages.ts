import { useCallback, useContext } from 'react';

import { formatMessage } from '../locales/formatMessage.js';
import { type MessageParams } from '../locales/MessageParams.js';
import { type MessageId } from '../locales/Messages.js';
import { RunLogsContext } from './RunLogsContext.js';

/** Gives a string of the nearest provider's catalogue, English where there is no provider. */
export type Translate = (id: MessageId, params?: MessageParams) => string;

export function useMessages(): Translate {
  const { messages } = useContext(RunLogsContext);
  return useCallback(
    (id, params) => formatMessage(messages[id], params, messages.locale),
    [messages],
  );
}
