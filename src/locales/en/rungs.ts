/** The names of the places where a log is looked for: in evidence, and while one of them is tried. */
export const rungs = {
  'rung.live': 'Live log',
  'rung.podState': 'State of the pod',
  'rung.knownArchive': 'Archive named by the page',
  'rung.manifestArchive': 'Archive named by the run’s workflow',
  'rung.configuredArchive': 'Archive by key format',
  'rung.executorLogs': 'Output of the user’s program',
  'rung.executorLogsLookup': 'Output of the user’s program: where it is stored',
  'rung.artifactRead': 'Archive through the API server',
  'rung.kubernetesPodLogs': 'Log of the container, from Kubernetes',
  'rung.repositoryLookup': 'Artifact repository of the namespace',
  'rung.guessedArchive': 'Archive at a usual place',
  'rung.storeProbe': 'Does the store answer?',
  'rung.health': 'Is the server there?',
} as const;
