/** The texts about the times of lines, which are loaded with what shows them. */
export const times = {
  'times.pause': '{time} without output',
  'times.written': 'Times as written',
  'times.local': 'Local times',
  'times.utc': 'Times in UTC',
  'times.elapsed': 'Times since the start',
  'times.delta': 'Times since the line before',
} as const;
