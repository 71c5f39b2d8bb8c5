import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import { trainingLog } from '../samples/trainingLog.js';
import type { Scenario } from './Scenario.js';

export const executorLogsOnly: Scenario = {
  title: 'Only the program’s own output',
  description:
    'Nothing was archived by Argo; what is left is the output of the user’s program, which KFP’s launcher stored.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'collected', { archive: false });
    const key = 'v2/artifacts/churn/b5f0c1de/train/executor-logs-0';
    run.world.putObject('mlpipeline', key, trainingLog().join(''));
    const executorLogs = [{ uri: `minio://mlpipeline/${key}`, attempt: 0 }];
    return { ...run, target: { ...run.target, executorLogs } };
  },
};
