/** Annotation that names the data key of a namespace's default artifact repository. */
export const DEFAULT_REPOSITORY = 'workflows.argoproj.io/default-artifact-repository';
