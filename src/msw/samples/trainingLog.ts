import { seededRandom } from './seededRandom.js';

/** What {@link trainingLog} is made of. */
export interface TrainingLogOptions {
  seed?: number;
  epochs?: number;
  /** Progress states of one epoch, each written over the last. */
  updates?: number;
  /** When the first line was written. */
  start?: Date;
}

const BLUE = '\u001b[34m';
const GREEN = '\u001b[32m';
const YELLOW = '\u001b[33m';
const RESET = '\u001b[0m';

/**
 * The log of a step that trains a model, in the pieces in which it was written: coloured levels,
 * progress bars that return to the start of their line, a warning now and then.
 */
export function trainingLog(options: TrainingLogOptions = {}): string[] {
  const { seed = 1, epochs = 6, updates = 12 } = options;
  const start = options.start ?? new Date('2026-08-20T09:00:02Z');
  const random = seededRandom(seed);
  let seconds = 0;
  const stamp = () => {
    seconds += 1 + Math.floor(random() * 4);
    const at = new Date(start.getTime() + seconds * 1000);
    return at.toISOString().replace('T', ' ').slice(0, 19);
  };
  const line = (colour: string, level: string, text: string) =>
    `${stamp()} ${colour}${level.padEnd(7)}${RESET} ${text}\n`;

  const pieces = [
    line(BLUE, 'INFO', 'churn.train: loading s3://mlpipeline/churn/2026-08/train.parquet'),
    line(BLUE, 'INFO', `churn.train: ${40_000 + Math.floor(random() * 9000)} rows, 128 columns`),
    line(YELLOW, 'WARNING', 'pandas: 3 columns of mixed types are read as text'),
    line(BLUE, 'INFO', 'torch: CUDA 12.4, NVIDIA A10G, 22.1 GiB free'),
  ];
  let loss = 0.69;
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    for (let update = 1; update <= updates; update += 1) {
      const part = update / updates;
      const done = Math.round(part * 20);
      const bar = '█'.repeat(done) + '·'.repeat(20 - done);
      const percent = String(Math.round(part * 100)).padStart(3);
      pieces.push(
        `\repoch ${epoch}/${epochs} |${bar}| ${percent}% ${(2 + random()).toFixed(2)} it/s`,
      );
    }
    loss *= 0.78 + random() * 0.08;
    const accuracy = 1 - loss * 0.6;
    const metrics = `val_loss=${loss.toFixed(4)} val_acc=${GREEN}${accuracy.toFixed(4)}${RESET}`;
    pieces.push('\n', line(BLUE, 'INFO', `churn.train: epoch ${epoch} ${metrics}`));
    if (random() < 0.25) {
      pieces.push(line(YELLOW, 'WARNING', 'torch: gradient norm 11.3 was clipped to 10.0'));
    }
  }
  pieces.push(line(BLUE, 'INFO', 'churn.train: model written to /tmp/outputs/model/data'));
  return pieces;
}
