/** What the log viewer says. */
export const viewer = {
  'viewer.label': 'Log',
  'viewer.newLine': '{count} new line',
  'viewer.newLines': '{count} new lines',
  'viewer.toEnd': 'Go to the end',
  'viewer.find': 'Find',
  'viewer.find.query': 'Find in the log',
  'viewer.find.count': '{index} of {count}',
  'viewer.find.none': 'No matches',
  'viewer.find.next': 'Next match',
  'viewer.find.previous': 'Previous match',
  'viewer.find.matchCase': 'Match case',
  'viewer.find.close': 'Close',
  'viewer.wrap': 'Wrap lines',
  'viewer.empty': 'This log is empty.',
} as const;
