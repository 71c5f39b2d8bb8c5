/** Log of a training step as its container has it: with the first line of Argo's emissary. */
export function mainLog(options: TrainingLogOptions = {}): string {
  const start = options.start ?? new Date('2026-08-20T09:00:02Z');
  return [emissaryLine(start, 'capturing logs'), ...trainingLog({ ...options, start })].join('');
}

/** What {@link trainingLog} is made of. */
interface TrainingLogOptions {
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

/** The log of a step that fetches a data set, in the pieces in which it was written. */
export function downloadLog(seed = 7, files = 8): string[] {
  const random = seededRandom(seed);
  const pieces = ['[INFO] connecting to https://data.example.com/churn/\n'];
  for (let file = 1; file <= files; file += 1) {
    const name = `part-${String(file).padStart(5, '0')}.parquet`;
    const size = 20 + random() * 60;
    for (const part of [0.25, 0.5, 0.75, 1]) {
      const percent = String(part * 100).padStart(3);
      pieces.push(`\r${name}  ${percent}%  ${(size * part).toFixed(1)} / ${size.toFixed(1)} MB`);
    }
    pieces.push('\n');
  }
  pieces.push(`[INFO] ${files} files, checksums match\n`);
  return pieces;
}

const RED = '\u001b[31m';

/** How a Python step ends that fails. */
export function traceback(): string {
  return [
    `2026-08-20 09:04:51 ${RED}ERROR  ${RESET} churn.train: step failed`,
    'Traceback (most recent call last):',
    '  File "/usr/local/lib/python3.12/site-packages/kfp/dsl/executor_main.py", line 109, in executor_main',
    '    output_file = executor.execute()',
    '  File "/usr/local/lib/python3.12/site-packages/kfp/dsl/executor.py", line 412, in execute',
    '    result = self.func(**func_kwargs)',
    '  File "/tmp/tmp.k1s9/ephemeral_component.py", line 48, in train',
    '    scores = model.predict_proba(frame[features])',
    '  File "/usr/local/lib/python3.12/site-packages/pandas/core/indexing.py", line 6249, in _raise_if_missing',
    '    raise KeyError(f"{not_found} not in index")',
    `${RED}KeyError: "['tenure_months'] not in index"${RESET}`,
    '',
  ].join('\n');
}

/** A log with bytes that are not UTF-8, a NUL, a byte order mark in the middle and a terminal link. */
export function bytesThatAreNoText(): Uint8Array<ArrayBuffer> {
  const text = (value: string) => [...new TextEncoder().encode(value)];
  return Uint8Array.of(
    ...text('valid é line\n'),
    ...[...text('latin-1 caf'), 0xe9, ...text(' null ['), 0x00, ...text('] invalid ['), 0xff, 0xfe],
    ...text(']\r\nbyte order mark [\ufeff]\r\n'),
    ...text('link \u001b]8;;https://example.com\u0007here\u001b]8;;\u0007\n'),
  );
}

/** A text as Windows writes it: UTF-16, little-endian, with a byte order mark. */
export function asUtf16(text: string): Uint8Array<ArrayBuffer> {
  const units = `\ufeff${text.replaceAll('\n', '\r\n')}`;
  const bytes = new DataView(new ArrayBuffer(2 * units.length));
  for (let at = 0; at < units.length; at += 1) bytes.setUint16(2 * at, units.charCodeAt(at), true);
  return new Uint8Array(bytes.buffer);
}

/** A line of Argo's emissary, which wraps the user's program. */
export function emissaryLine(at: Date, message: string): string {
  return `time="${at.toISOString()}" level=info msg="${message}" argo=true\n`;
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
