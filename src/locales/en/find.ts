/** The texts of the find bar that are loaded with it. */
export const find = {
  'find.wholeWord': 'Whole word',
  'find.pattern': 'Regular expression',
  'find.pattern.notLoaded': 'Regular expressions could not be loaded.',
  'find.pattern.long': 'Long lines are searched up to column {columns} only: {count}.',
  'find.pattern.unclosedGroup': 'A “(” is not closed.',
  'find.pattern.unopenedGroup': 'A “)” closes nothing.',
  'find.pattern.unclosedClass': 'A “[” is not closed.',
  'find.pattern.class': 'There is no such set of characters: {part}.',
  'find.pattern.repetition': 'There is nothing that {part} could repeat.',
  'find.pattern.count': 'The number of repetitions is not possible: {part}.',
  'find.pattern.escape': 'There is no such escape: {part}.',
  'find.pattern.lookaround': 'Lookaround and other Perl syntax is not supported: {part}.',
  'find.pattern.tooLarge': 'The regular expression is too large.',
  'find.pattern.invalid': 'This is not a valid regular expression.',
} as const;
