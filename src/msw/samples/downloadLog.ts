import { seededRandom } from './seededRandom.js';

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
