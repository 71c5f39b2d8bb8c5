import { type ReactElement, useEffect, useState } from 'react';

import { createKfpClient } from '../src/core/index.js';
import type { RunClock } from '../src/msw/index.js';
import { RunLogsProvider } from '../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../src/react/RunLogs/RunLogs.js';
import './demo.css';

const SETTINGS = { followInterval: 1_000, waitInterval: 1_000 };

/** A run of several steps whose time passes: they start, write, end, and are garbage-collected. */
export function RunPage({
  clock,
  playing = true,
}: {
  clock: RunClock;
  playing?: boolean;
}): ReactElement {
  const [client] = useState(() => createKfpClient());
  const [step, setStep] = useState(0);
  const [isPlaying, setPlaying] = useState(playing);
  const [elapsed, setElapsed] = useState(clock.elapsed);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => {
      clock.advance(1);
      setElapsed(clock.elapsed);
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [clock, isPlaying]);
  const skipTo = (moment: number): void => {
    clock.advance(Math.max(0, moment - clock.elapsed));
    setElapsed(clock.elapsed);
  };
  const target = clock.targets[step];
  return (
    <RunLogsProvider client={client} options={SETTINGS}>
      <main className="demo">
        <nav className="demo-steps" aria-label="Steps">
          <h1>Run</h1>
          <ul>
            {clock.targets.map(({ podName, taskName }, index) => (
              <li key={podName ?? index}>
                <button
                  type="button"
                  aria-pressed={index === step}
                  onClick={() => {
                    setStep(index);
                  }}
                >
                  {taskName}
                </button>
              </li>
            ))}
          </ul>
          <h2>Clock</h2>
          <p role="timer">{elapsed} s</p>
          <button
            type="button"
            onClick={() => {
              setPlaying(!isPlaying);
            }}
          >
            {isPlaying ? 'Pause' : 'Play'}
          </button>
          <button
            type="button"
            onClick={() => {
              skipTo(clock.moments.finished);
            }}
          >
            Let it finish
          </button>
          <button
            type="button"
            onClick={() => {
              skipTo(clock.moments.podsDeleted);
            }}
          >
            Delete its pods
          </button>
          <button
            type="button"
            onClick={() => {
              skipTo(clock.moments.collected);
            }}
          >
            Collect its workflow
          </button>
        </nav>
        <section className="demo-step">
          <div className="demo-log">{target && <RunLogs key={step} target={target} />}</div>
        </section>
      </main>
    </RunLogsProvider>
  );
}
