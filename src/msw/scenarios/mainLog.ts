import { emissaryLine } from '../samples/emissaryLine.js';
import { trainingLog, type TrainingLogOptions } from '../samples/trainingLog.js';

/** Log of a training step as its container has it: with the first line of Argo's emissary. */
export function mainLog(options: TrainingLogOptions = {}): string {
  const start = options.start ?? new Date('2026-08-20T09:00:02Z');
  return [emissaryLine(start, 'capturing logs'), ...trainingLog({ ...options, start })].join('');
}
