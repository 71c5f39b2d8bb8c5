import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** In a line in the middle of each generated log, in another near its end, and nowhere else. */
export const NEEDLE = 'DivergenceDetected';
export const NEEDLES = 2;
/** In lines here and there all over each generated log. */
export const RARE = 'batch failed';
/** A regular expression for lines of a kind that is rare, all over each generated log. */
export const PATTERN = 'step=\\d+ loss=0\\.99\\d+ .*cache';
/** The last line of each generated log. */
export const LAST_LINE = 'END OF LOG';

const BLOCK = 512 * 1024;
const LEVELS = ['INFO', 'INFO', 'INFO', 'INFO', 'DEBUG', 'DEBUG', 'WARNING', 'ERROR'];
const COLORS = { INFO: 32, DEBUG: 36, WARNING: 33, ERROR: 31 };
const MODULES = ['trainer', 'data.loader', 'optimizer', 'checkpoint', 'eval.metrics', 'comm.nccl'];
const WORDS =
  'gradient norm within bounds, shard restored from object store, prefetch queue drained, worker rejoined the ring, cache warm, learning rate scheduled'.split(
    ', ',
  );

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function stampOf(number) {
  return new Date(1_763_700_000_000 + number * 137).toISOString();
}

function progressBar(random, number) {
  const steps = 20 + Math.floor(random() * 40);
  let line = '';
  for (let i = 1; i <= steps; i++) {
    const done = Math.round((i / steps) * 30);
    const bar = '█'.repeat(done).padEnd(30);
    const percent = String(Math.round((100 * i) / steps)).padStart(3);
    line += `\rstep=${number}: ${percent}%|${bar}| ${i}/${steps} [00:${i}<00:${steps - i}, 1.02it/s]`;
  }
  return line;
}

function traceback(random, number) {
  const frames = 2 + Math.floor(random() * 5);
  const lines = [`${stampOf(number)} ERROR step=${number} batch failed`];
  lines.push('Traceback (most recent call last):');
  for (let i = 0; i < frames; i++) {
    lines.push(`  File "/app/train/stage_${i}.py", line ${100 + i * 7}, in forward`);
    lines.push(`    return self.layers[${i}](hidden, mask=mask)`);
  }
  lines.push('RuntimeError: CUDA error: device-side assert triggered');
  return lines;
}

/** The lines that come next; their first has the number. */
function linesFrom(random, number) {
  const kind = random();
  if (kind < 0.03) return [''];
  if (kind < 0.0343) return [progressBar(random, number)];
  if (kind < 0.036) return traceback(random, number);
  if (kind < 0.0402) {
    const values = 200 + Math.floor(random() * 300);
    return [`{"msg":"metrics step=${number}","values":[${'0.123456,'.repeat(values)}0]}`];
  }
  const stamp = stampOf(number);
  if (kind < 0.1) {
    return [
      `${stamp} INFO step=${number} 处理第 ${number} 批数据，损失 ${random().toFixed(4)} ✅ naïve café`,
    ];
  }
  const level = LEVELS[Math.floor(random() * LEVELS.length)];
  const module = MODULES[Math.floor(random() * MODULES.length)];
  const words = Array.from(
    { length: 1 + Math.floor(random() * 3) },
    () => WORDS[Math.floor(random() * WORDS.length)],
  ).join('; ');
  const text = `step=${number} loss=${random().toFixed(6)} ${words}`;
  return kind < 0.24
    ? [`${stamp} \x1b[${COLORS[level]}m${level}\x1b[0m \x1b[1m${module}\x1b[0m ${text}`]
    : [`${stamp} ${level} ${module} ${text}`];
}

/**
 * A training log: levels, colours, progress bars, tracebacks, long JSON lines, CJK and emoji, blank
 * lines. Most lines say their number as `step=…`. The marks are
 * where {@link NEEDLE} and {@link LAST_LINE} say.
 *
 * @param {number} size about this many bytes
 * @returns {Generator<Buffer>} blocks of about half a megabyte, cut between lines
 */
function* seededLog(size, seed = 1) {
  const random = randomFrom(seed);
  let needles = [size / 2, size - 20_000];
  let block = [];
  let pending = 0;
  let bytes = 0;
  for (let number = 1; bytes < size;) {
    const lines = linesFrom(random, number);
    if (bytes > needles[0]) {
      lines.push(`${stampOf(number)} ERROR trainer ${NEEDLE}: loss is not finite`);
      needles = needles.slice(1);
    }
    number += lines.length;
    const text = `${lines.join('\n')}\n`;
    const length = Buffer.byteLength(text);
    bytes += length;
    pending += length;
    block.push(text);
    if (pending < BLOCK) continue;
    yield Buffer.from(block.join(''));
    block = [];
    pending = 0;
  }
  yield Buffer.from(`${block.join('')}${LAST_LINE}\n`);
}

/** Another generator needs other files. */
const VERSION = 1;

/**
 * The file with the generated log of a size, written when there is none yet. It stays, outside of
 * the project, for the next run.
 *
 * @param {number} megabytes of a million bytes
 */
export async function logFile(megabytes) {
  const folder = join(tmpdir(), 'kfp-log-viewer-bench');
  const file = join(folder, `v${VERSION}-${megabytes}MB.txt`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await pipeline(Readable.from(seededLog(megabytes * 1_000_000)), createWriteStream(unfinished));
  renameSync(unfinished, file);
  return file;
}
