import { type ReactElement, useState } from 'react';

import { createKfpClient, type KfpClient, type RunLogsOptions } from '../src/core/index.js';
import { type ScenarioName, type ScenarioRun, scenarios } from '../src/msw/index.js';
import { RunLogsProvider } from '../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../src/react/RunLogs/RunLogs.js';
import { type Expectation, EXPECTATIONS } from '../test/ladder/expectations.js';
import { hostOptions } from '../test/ladder/hostOptions.js';
import './demo.css';

/** A situation that can be picked: a step in a simulated KFP of its own, at a base URL of its own. */
export interface Situation {
  name: ScenarioName;
  run: ScenarioRun;
  baseUrl: string;
}

const GROUPS: readonly [string, (expected: Expectation) => boolean][] = [
  ['The log is found', ({ source }) => source !== undefined],
  ['The log is still to come', ({ status }) => status === 'waiting'],
  ['There is none, and why', ({ source, status }) => !source && status !== 'waiting'],
];

const SETTINGS = { followInterval: 1_000, waitInterval: 2_000 };

/** A list of steps in all the situations that a log can be in, and the log of the one picked. */
export function SituationBrowser({ situations }: { situations: Situation[] }): ReactElement {
  const [clients] = useState(
    () => new Map<string, KfpClient>(situations.map((it) => [it.name, clientOf(it)])),
  );
  const [picked, setPicked] = useState('shippedDefaultsMismatch');
  const situation = situations.find((it) => it.name === picked) ?? situations[0];
  const client = clients.get(situation?.name ?? '');
  return (
    <main className="demo">
      <nav className="demo-steps" aria-label="Steps">
        <h1>Steps</h1>
        {GROUPS.map(([heading, belongs]) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <ul>
              {situations
                .filter(({ name }) => belongs(EXPECTATIONS[name]))
                .map(({ name }) => (
                  <li key={name}>
                    <button
                      type="button"
                      aria-pressed={name === situation?.name}
                      onClick={() => {
                        setPicked(name);
                      }}
                    >
                      {scenarios[name].title}
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </nav>
      {situation && client && (
        <section className="demo-step">
          <header>
            <h2>{scenarios[situation.name].title}</h2>
            <p>{scenarios[situation.name].description}</p>
          </header>
          <div className="demo-log">
            <RunLogsProvider client={client} options={optionsOf(situation)}>
              <RunLogs key={situation.name} target={situation.run.target} />
            </RunLogsProvider>
          </div>
        </section>
      )}
    </main>
  );
}

/** By value, the settings of a situation are always the same; the source of its look-up is kept. */
const options = new Map<Situation, Omit<RunLogsOptions, 'client'>>();

function optionsOf(situation: Situation): Omit<RunLogsOptions, 'client'> {
  const known = options.get(situation) ?? {
    ...SETTINGS,
    ...hostOptions(situation.run, situation.baseUrl),
  };
  options.set(situation, known);
  return known;
}

function clientOf({ baseUrl }: Situation): KfpClient {
  return createKfpClient({ baseUrl, timeouts: { head: 10_000, stall: 3_000 } });
}
