/** Each entry with all of its types, for a compiler of 2024 that checks libraries too. */
import { RunLogs, type RunLogsHandle, type RunLogsTarget } from 'kfp-log-viewer';
import { useRef } from 'react';

export type * as core from 'kfp-log-viewer/core';
export type * as locale from 'kfp-log-viewer/locales/zh-CN';
export type * as msw from 'kfp-log-viewer/msw';
export type * as react from 'kfp-log-viewer';
export type * as viewer from 'kfp-log-viewer/viewer';

export function StepLog({ target }: { target: RunLogsTarget }) {
  const logs = useRef<RunLogsHandle>(null);
  return (
    <>
      <RunLogs ref={logs} target={target} defaultWrap />
      <button onClick={() => logs.current?.download()}>Download</button>
    </>
  );
}
