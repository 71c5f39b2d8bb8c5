import { type ReactElement, useState } from 'react';

import { createKfpClient, type RunLogsTarget } from '../src/core/index.js';
import { RunLogsProvider } from '../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../src/react/RunLogs/RunLogs.js';
import './demo.css';

const FIELDS = [
  ['runId', 'Run ID', 'b5f0c1de-0002-4a7b-9c1e-0a6f3a1f7b10'],
  ['podName', 'Pod name', 'churn-x7k2p-system-container-impl-1234567890'],
  ['namespace', 'Namespace', 'kubeflow-user-example-com'],
  ['createdAt', 'Run created at', '2026-08-20T08:59:40Z'],
] as const;

/** A form for a step of a real KFP, whose UI server is reached through the proxy at `kfp/`. */
export function YourKfp({ url }: { url: string }): ReactElement {
  const [client] = useState(() => createKfpClient({ baseUrl: '/kfp' }));
  const [target, setTarget] = useState<RunLogsTarget>();
  const submit = (form: FormData): void => {
    const valueOf = (name: (typeof FIELDS)[number][0]): string | undefined => {
      const value = form.get(name);
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    };
    setTarget({
      runId: valueOf('runId') ?? '',
      podName: valueOf('podName'),
      namespace: valueOf('namespace'),
      createdAt: valueOf('createdAt'),
    });
  };
  return (
    <RunLogsProvider client={client}>
      <main className="demo demo-form">
        <form
          className="demo-fields"
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          <p>
            {url ? (
              <>
                Requests go to <code>{url}</code>.
              </>
            ) : (
              <>
                No server is set: start the demo with{' '}
                <code>KFP_URL=http://localhost:8080 npm start</code>, and with{' '}
                <code>KFP_USERID_HEADER=kubeflow-userid:user@example.com</code> before it where KFP
                serves several users.
              </>
            )}
          </p>
          {FIELDS.map(([name, label, placeholder]) => (
            <label key={name}>
              {label}
              <input name={name} placeholder={placeholder} autoComplete="off" spellCheck={false} />
            </label>
          ))}
          <button type="submit">Show the log</button>
        </form>
        <div className="demo-log">{target && <RunLogs target={target} />}</div>
      </main>
    </RunLogsProvider>
  );
}
