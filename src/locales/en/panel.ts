/** The labels of a diagnosis' details: its remedies, and the evidence. */
export const panel = {
  'actor.reader': 'You',
  'actor.author': 'Author of the pipeline',
  'actor.operator': 'Operators of Kubeflow Pipelines',
  'panel.found': 'The log is at {key}.',
  'panel.show': 'Show it',
  'panel.signIn': 'Sign in again',
  'panel.remedies': 'What to do',
  'panel.others': 'Also met on the way',
  'panel.evidence': 'What was tried',
  'panel.evidence.time': 'Time',
  'panel.evidence.place': 'Where',
  'panel.evidence.took': 'Took',
  'panel.evidence.answer': 'Answer',
  'panel.evidence.skipped': 'not asked',
  'panel.evidence.pending': 'asking…',
  'panel.evidence.failed': 'no answer',
  'panel.evidence.milliseconds': '{ms} ms',

  // The note about a log that is not UTF-8, which is as rare.
  'encoding.label': 'Encoding of the log',
  'encoding.likely': 'Many bytes of this log are not UTF-8. In {name} it reads:',
  'encoding.unknown': 'Many bytes of this log are not UTF-8. Its encoding may be one of these:',
  'encoding.chosen': 'Read as {name}. “Download” gives the bytes as they came.',
  'encoding.choose': 'Read as {name}',
  'encoding.close': 'Hide',
} as const;
