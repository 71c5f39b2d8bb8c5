/** The step whose log is asked for, as the request names it. */
export interface StepReference {
  podName: string;
  createdAt: string;
  namespace: string | undefined;
  signal: AbortSignal;
}
