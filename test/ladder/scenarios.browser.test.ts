import { describe, expect, it } from 'vitest';

import { openRunLogs } from '../../src/core/index.js';
import {
  dashboardHandlers,
  kfpHandlers,
  type ScenarioName,
  scenarios,
} from '../../src/msw/index.js';
import { simulate } from '../support/simulate.js';
import { EXPECTATIONS, outcomeOf } from './expectations.js';
import { hostOptions } from './hostOptions.js';
import { watch } from './watch.js';

const worker = simulate();
const names = Object.keys(EXPECTATIONS).filter((name): name is ScenarioName => name in scenarios);

describe(openRunLogs.name, () => {
  it.each(names)(
    'finds in a browser, through the service worker, what scenario %s has',
    async (name) => {
      const run = scenarios[name].create();
      worker.use(...kfpHandlers(run.world), ...dashboardHandlers(run.world));
      expect(outcomeOf(await watch('/pipeline', run.target, hostOptions(run, '')))).toEqual(
        EXPECTATIONS[name],
      );
    },
  );
});
