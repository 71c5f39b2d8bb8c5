import type { ArtifactRepository } from './ArtifactRepository.js';

/** What a source is told beside the namespace. */
export interface ArtifactRepositoryQuery {
  /** Aborts the look-up. */
  signal?: AbortSignal | undefined;
  /** Whether the reader has asked anew, so that what was kept is not to be trusted. */
  refresh?: boolean | undefined;
}

/**
 * Gives the artifact repository of a namespace, or `undefined` where it has none of its own. Rejects
 * with an `ArtifactRepositoryError` when it cannot tell; any other rejection is shown as a failed
 * look-up.
 */
export type ArtifactRepositorySource = (
  namespace: string,
  query: ArtifactRepositoryQuery,
) => Promise<ArtifactRepository | undefined>;
