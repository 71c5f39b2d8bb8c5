import type { Redacted } from '../base/redacted.js';
import type { Cause, DiagnosisCode } from './catalogue.js';

/**
 * The more exact cause that the reason or the message of a cause tells, or the cause itself. Where
 * there is no message the reason is shown in its place.
 */
export function refineCause(cause: Cause<Redacted>): Cause<Redacted> {
  const { code, params } = cause;
  const { reason, message = reason } = params;
  const found = REFINEMENTS.find(
    ({ from, words }) =>
      from === code && [reason, message].some((text) => words.test(String(text ?? ''))),
  );
  if (!found) return cause;
  const named = [reason, params['phase']].find(Boolean);
  return refineCause({ code: found.to, params: { ...params, reason: named, message } });
}

/** A cause whose reason or message tells a more exact one. */
interface Refinement {
  from: DiagnosisCode;
  to: DiagnosisCode;
  /** Tested against the reason and the message. */
  words: RegExp;
}

/** The first that matches counts; its result may be refined again. */
const REFINEMENTS: readonly Refinement[] = [
  // A waiting step's node in the workflow repeats what Kubernetes says of its pod.
  { from: 'pod-starting', to: 'pod-initializing', words: /^PodInitializing/ },
  { from: 'pod-starting', to: 'image-pull', words: /^(?:ErrImage|ImagePull|InvalidImageName)/ },
  { from: 'pod-starting', to: 'container-config', words: /^(?:Create|Run)Container\w*Error/ },
  { from: 'pod-starting', to: 'mount-failed', words: /^(?:FailedMount|FailedAttach|MountVolume)/ },
  {
    from: 'pod-starting',
    to: 'unschedulable',
    words: /^Unschedulable|nodes are available|exceeded quota/,
  },

  { from: 'image-pull', to: 'image-invalid', words: /InvalidImageName|invalid reference format/ },
  {
    from: 'image-pull',
    to: 'image-denied',
    words: /unauthorized|authentication required|access denied|denied:|no basic auth|40[13] |403$/i,
  },
  {
    from: 'image-pull',
    to: 'image-missing',
    words: /not ?found|manifest unknown|no such manifest|does not exist/i,
  },
  {
    from: 'container-config',
    to: 'container-user',
    words: /runAsNonRoot|run as root|non-numeric user/,
  },
  {
    from: 'container-config',
    to: 'container-create',
    words: /^(?:CreateContainerError|RunContainerError|StartError|CrashLoopBackOff)/,
  },
  {
    from: 'unschedulable',
    to: 'volume-pending',
    words: /PersistentVolumeClaim|persistentvolumeclaim|volume node affinity|persistent volumes/,
  },

  // A failed step's node in the workflow says what ended it.
  { from: 'step-not-archived', to: 'out-of-memory', words: /OOMKilled/ },
  {
    from: 'step-not-archived',
    to: 'deadline-exceeded',
    words: /specified deadline|DeadlineExceeded|exceeded its deadline/,
  },
  {
    from: 'step-not-archived',
    to: 'archive-upload-failed',
    words: /failed to put file|failed to save outputs|main-logs failed|\(exit code 64\)/,
  },
  { from: 'step-not-archived', to: 'pod-evicted', words: /low on resource|Evicted|Preempt/ },
  { from: 'step-not-archived', to: 'pod-deleted', words: /pod deleted/ },
];
