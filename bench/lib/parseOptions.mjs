import { parseArgs } from 'node:util';

import { VIEWERS } from './VIEWERS.mjs';

const DEFAULT = { sizes: [1, 10, 100, 500, 1000], minutes: 10 };
const QUICK = { sizes: [1, 10], minutes: 2 };

/**
 * What to measure, from the command line.
 *
 * @param {string[]} args
 * @throws {Error} that says what is wrong with them
 */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      sizes: { type: 'string' },
      minutes: { type: 'string' },
      note: { type: 'string' },
    },
  });
  const preset = values.quick ? QUICK : DEFAULT;
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !(name in VIEWERS));
  if (unknown) throw new Error(`There is no viewer "${unknown}": ${Object.keys(VIEWERS)}.`);
  const sizes = values.sizes?.split(',').map(Number) ?? preset.sizes;
  if (sizes.some((size) => !(size > 0))) throw new Error('--sizes is a list of megabytes: 1,10.');
  const minutes = Number(values.minutes ?? preset.minutes);
  if (!(minutes > 0)) throw new Error('--minutes is a number.');
  return {
    sizes,
    minutes,
    viewers: only ?? Object.keys(VIEWERS),
    named: only !== undefined,
    note: values.note,
    quick: values.quick,
  };
}
