const LEVELS = ['INFO', 'INFO', 'INFO', 'WARNING', 'DEBUG'];

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

function line(random, number) {
  const kind = random();
  const stamp = new Date(1_763_700_000_000 + number * 137).toISOString();
  if (kind < 0.03) return '';
  if (kind < 0.034) {
    const steps = Array.from({ length: 40 }, (_, i) => {
      const done = '█'.repeat(i).padEnd(40);
      return `\r${String(Math.round(i * 2.5)).padStart(3)}%|${done}| ${i}/40 [00:${i}<00:40, 1.0it/s]`;
    });
    return steps.join('');
  }
  if (kind < 0.05) return `{"step":${number},"values":[${'0.123456,'.repeat(300)}0]}`;
  if (kind < 0.09) return `${stamp} 处理第 ${number} 批数据，损失 ${random().toFixed(4)} ✅`;
  const level = LEVELS[Math.floor(random() * LEVELS.length)];
  const text = `step=${number} loss=${random().toFixed(6)} `.repeat(1 + Math.floor(random() * 4));
  return kind < 0.22
    ? `${stamp} \x1b[32m${level}\x1b[0m \x1b[1mtrainer\x1b[0m ${text}`
    : `${stamp} ${level} trainer ${text}`;
}

/**
 * A training log: plain lines, colours, progress bars, long JSON lines, CJK, blank lines. It ends
 * with the line `LOG END`.
 *
 * @param {number} size about this many bytes
 */
export function seededLog(size, seed = 1) {
  const random = randomFrom(seed);
  const lines = ['LOG START'];
  for (let bytes = 0, number = 1; bytes < size; number++) {
    const next = line(random, number);
    lines.push(next);
    bytes += Buffer.byteLength(next) + 1;
  }
  return Buffer.from(`${lines.join('\n')}\nLOG END\n`);
}
