/** The texts of the note about a log that is not UTF-8. */
export const encodings = {
  'encoding.label': 'Encoding of the log',
  'encoding.likely': 'Many bytes of this log are not UTF-8. In {name} it reads:',
  'encoding.unknown': 'Many bytes of this log are not UTF-8. Its encoding may be one of these:',
  'encoding.chosen': 'Read as {name}. “Download” gives the bytes as they came.',
  'encoding.choose': 'Read as {name}',
  'encoding.close': 'Hide',
} as const;
