import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const streamFlagBroken: Scenario = {
  title: 'Logs from the API server',
  description:
    'STREAM_LOGS_FROM_SERVER_API is on, which has never worked: the API server has no such path.',
  create: () => {
    const world = { settings: { streamLogsFromServerApi: true } };
    return endStep(createStep({ log: mainLog(), world }), 'kept');
  },
};
