/** What the log viewer says. */
export const viewer = {
  'viewer.label': 'Log',
  'viewer.newLine': '{count} new line',
  'viewer.newLines': '{count} new lines',
  'viewer.toEnd': 'Go to the end',
  'viewer.empty': 'This log is empty.',
} as const;
