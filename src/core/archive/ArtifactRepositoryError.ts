/** What can be wrong with the artifact repository of a namespace; each is a diagnosis. */
export type ArtifactRepositoryFailure =
  | 'repository-config-missing'
  | 'repository-key-missing'
  | 'repository-config-invalid'
  | 'repository-without-store'
  | 'repository-forbidden'
  | 'repository-lookup-failed';

/** Why a namespace's artifact repository is not known. */
export class ArtifactRepositoryError extends Error {
  override readonly name = 'ArtifactRepositoryError';
  readonly code: ArtifactRepositoryFailure;
  /** Values for the diagnosis's messages. */
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ArtifactRepositoryFailure, params: Record<string, string | number>) {
    super(`${code}: ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}
