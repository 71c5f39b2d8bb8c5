/** How a cause of the catalogue is to be read and acted on. */
export interface CatalogueEntry {
  /**
   * `state`: nothing is wrong; `waiting`: the log is still to come; `warning`: a log is shown, with
   * a caveat; `error`: there is no log, and somebody can change that.
   */
  readonly severity: 'state' | 'waiting' | 'warning' | 'error';
  /** Who can act: the one who reads, the author of the pipeline, or who operates KFP. */
  readonly actor: 'reader' | 'author' | 'operator';
  /** Whether asking again can help. */
  readonly retryable: boolean;
  /** How many steps the catalogue of messages has for it: `<code>.step1` and on. */
  readonly steps: number;
}

/**
 * Every cause that the package can name, in the order in which causes lead: of several that were
 * met, the one that stands first here explains the others. What a cause rules out is in
 * `EXPLAINED`; what a server says to it, in `ANSWERS`.
 */
export const CATALOGUE = {
  'invalid-target': { severity: 'error', actor: 'author', retryable: false, steps: 1 },
  'login-required': { severity: 'error', actor: 'reader', retryable: true, steps: 1 },
  'not-kfp': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  offline: { severity: 'error', actor: 'reader', retryable: true, steps: 2 },
  'identity-missing': { severity: 'error', actor: 'operator', retryable: true, steps: 2 },
  'stream-flag-broken': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'access-denied': { severity: 'error', actor: 'operator', retryable: true, steps: 2 },
  'mesh-denied': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'namespace-missing': { severity: 'error', actor: 'author', retryable: false, steps: 1 },
  'created-at-missing': { severity: 'error', actor: 'author', retryable: false, steps: 1 },
  skipped: { severity: 'state', actor: 'reader', retryable: false, steps: 0 },
  cached: { severity: 'state', actor: 'reader', retryable: false, steps: 1 },
  'no-pod': { severity: 'state', actor: 'reader', retryable: false, steps: 1 },
  'pod-name-missing': { severity: 'state', actor: 'reader', retryable: true, steps: 1 },
  'image-invalid': { severity: 'waiting', actor: 'author', retryable: true, steps: 1 },
  'image-missing': { severity: 'waiting', actor: 'author', retryable: true, steps: 1 },
  'image-denied': { severity: 'waiting', actor: 'operator', retryable: true, steps: 2 },
  'image-pull': { severity: 'waiting', actor: 'author', retryable: true, steps: 2 },
  'container-user': { severity: 'waiting', actor: 'author', retryable: true, steps: 1 },
  'container-config': { severity: 'waiting', actor: 'author', retryable: true, steps: 1 },
  'container-create': { severity: 'waiting', actor: 'author', retryable: true, steps: 1 },
  'mount-failed': { severity: 'waiting', actor: 'author', retryable: true, steps: 1 },
  'volume-pending': { severity: 'waiting', actor: 'operator', retryable: true, steps: 1 },
  unschedulable: { severity: 'waiting', actor: 'operator', retryable: true, steps: 2 },
  'init-failed': { severity: 'error', actor: 'author', retryable: true, steps: 1 },
  'pod-initializing': { severity: 'waiting', actor: 'reader', retryable: true, steps: 1 },
  'pod-starting': { severity: 'waiting', actor: 'reader', retryable: true, steps: 1 },
  'not-started': { severity: 'waiting', actor: 'reader', retryable: true, steps: 0 },
  'no-output-yet': { severity: 'waiting', actor: 'reader', retryable: true, steps: 1 },
  'no-output': { severity: 'state', actor: 'reader', retryable: false, steps: 0 },
  'kubeconfig-http': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'server-token-invalid': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'pod-log-forbidden': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'node-unreachable': { severity: 'error', actor: 'operator', retryable: true, steps: 2 },
  'container-not-found': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'archiving-disabled': { severity: 'error', actor: 'operator', retryable: false, steps: 4 },
  'key-tags-unsupported': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'key-invalid': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'store-name-unknown': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'store-unreachable': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'store-tls': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'store-certificate': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'store-busy': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'store-region': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'store-clock': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'store-token-expired': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'store-credentials': { severity: 'error', actor: 'operator', retryable: false, steps: 2 },
  'store-denied': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'bucket-missing': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'secret-missing': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'secret-forbidden': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'provider-invalid': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'gcs-failed': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'repository-unsupported': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'artifact-namespace': { severity: 'error', actor: 'operator', retryable: false, steps: 2 },
  'log-expired': { severity: 'state', actor: 'reader', retryable: false, steps: 1 },
  'api-server-down': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'object-missing': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'pod-evicted': { severity: 'error', actor: 'author', retryable: false, steps: 1 },
  'out-of-memory': { severity: 'error', actor: 'author', retryable: false, steps: 1 },
  'deadline-exceeded': { severity: 'error', actor: 'author', retryable: false, steps: 1 },
  'archive-upload-failed': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'pod-deleted': { severity: 'error', actor: 'reader', retryable: false, steps: 1 },
  'step-not-archived': { severity: 'error', actor: 'reader', retryable: false, steps: 1 },
  'node-not-found': { severity: 'error', actor: 'operator', retryable: true, steps: 2 },
  'repository-forbidden': { severity: 'warning', actor: 'operator', retryable: true, steps: 1 },
  'repository-config-invalid': {
    severity: 'warning',
    actor: 'operator',
    retryable: true,
    steps: 1,
  },
  'repository-key-missing': { severity: 'warning', actor: 'operator', retryable: true, steps: 1 },
  'repository-without-store': { severity: 'warning', actor: 'operator', retryable: true, steps: 1 },
  'workflow-misnamed': { severity: 'error', actor: 'operator', retryable: false, steps: 2 },
  'key-mismatch': { severity: 'error', actor: 'operator', retryable: false, steps: 4 },
  'store-refused': { severity: 'error', actor: 'operator', retryable: false, steps: 2 },
  'object-or-bucket-missing': { severity: 'error', actor: 'operator', retryable: false, steps: 2 },
  'store-error': { severity: 'error', actor: 'operator', retryable: true, steps: 2 },
  'repository-config-missing': {
    severity: 'warning',
    actor: 'operator',
    retryable: true,
    steps: 1,
  },
  'repository-lookup-failed': { severity: 'warning', actor: 'operator', retryable: true, steps: 1 },
  'workflow-forbidden': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'server-archive-off': { severity: 'error', actor: 'operator', retryable: false, steps: 3 },
  'workflow-unreadable': { severity: 'error', actor: 'operator', retryable: false, steps: 3 },
  'server-outdated': { severity: 'error', actor: 'operator', retryable: false, steps: 2 },
  'kubelet-file-gone': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'pod-gone': { severity: 'error', actor: 'operator', retryable: false, steps: 2 },
  'run-not-found': { severity: 'error', actor: 'reader', retryable: true, steps: 1 },
  'run-unreadable': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'log-unreadable': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  'ui-server-down': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'proxy-error': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'headers-too-large': { severity: 'error', actor: 'reader', retryable: false, steps: 2 },
  'rate-limited': { severity: 'error', actor: 'reader', retryable: true, steps: 1 },
  'connection-reset': { severity: 'error', actor: 'reader', retryable: true, steps: 2 },
  timeout: { severity: 'error', actor: 'reader', retryable: true, steps: 1 },
  stalled: { severity: 'error', actor: 'reader', retryable: true, steps: 1 },
  'server-error': { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'manifest-not-reported': { severity: 'error', actor: 'reader', retryable: true, steps: 2 },
  'artifact-read-refused': { severity: 'error', actor: 'operator', retryable: false, steps: 1 },
  unknown: { severity: 'error', actor: 'operator', retryable: true, steps: 1 },
  'cut-off': { severity: 'warning', actor: 'reader', retryable: true, steps: 1 },
  gap: { severity: 'warning', actor: 'reader', retryable: false, steps: 1 },
  rotated: { severity: 'warning', actor: 'operator', retryable: false, steps: 1 },
  'executor-logs-only': { severity: 'warning', actor: 'reader', retryable: false, steps: 0 },
  'key-guessed': { severity: 'warning', actor: 'operator', retryable: false, steps: 1 },
  'outlived-pod': { severity: 'warning', actor: 'reader', retryable: true, steps: 1 },
} as const;

/** Name of a cause in the catalogue. */
export type DiagnosisCode = keyof typeof CATALOGUE;

/** Something that stood between the reader and the log, with the words that make it concrete. */
export interface Cause {
  /** Which cause of the catalogue. */
  readonly code: DiagnosisCode;
  /** Values for the message's places: names, keys, the text of an event. Already redacted. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why there is no log, or what is wrong with the one that is shown; the leading cause first. */
export interface Diagnosis extends Cause, CatalogueEntry {
  /** The other causes that were met, in the order of the catalogue's ranking. */
  readonly others: readonly Cause[];
}
