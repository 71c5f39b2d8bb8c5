import { Results } from './Results.mjs';
import { tableOf } from './tableOf.mjs';

/** Prints the medians of all that was measured, and what failed. */
export function printTables(header) {
  const results = new Results(header);
  for (const size of results.sizes) {
    const table = tableOf(results, size);
    const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
    console.log('');
    for (const row of table) {
      const [title, ...cells] = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      );
      console.log([title, ...cells].join('  '));
    }
  }
  console.log('\nMedians. In brackets: ours against the floor, the others against ours.');
  for (const { viewer, size, failure } of header.failed) {
    console.log(`${viewer}, ${size} MB: ${failure}`);
  }
}
