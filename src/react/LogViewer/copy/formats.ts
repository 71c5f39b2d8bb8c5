import { type LogDocument, sgrOf, type TextStyle } from '../../../core/index.js';
import type { ViewerTheme } from '../frame/renderer.js';
import { cssColor, runStyle } from '../frame/runStyle.js';
import type { SelectedPart } from '../input/TextSelection.js';

/** How text and its styles are written. */
interface StyleFormat {
  /** What stands before all lines. */
  readonly start: string;
  /** What stands behind all lines. */
  readonly end: string;
  /** What some characters of ASCII are written as. */
  readonly entities: Readonly<Record<string, string>>;
  /** Escapes a text; the formats with styles leave out control characters as well. */
  readonly escape: (text: string) => string;
  /** What stands before and behind a text in a style. */
  readonly around: (style: TextStyle) => readonly [before: string, after: string];
}

/** How parts of lines are written. */
export interface TextFormat extends StyleFormat {
  /** Writes a part of a line. */
  readonly partOf: (document: LogDocument, part: SelectedPart) => string;
}

/** C0 and C1 controls, which are removed: a terminal would act on those that a log has in its text. */
const CONTROLS = /\p{Cc}/gu;
const NOTHING = ['', ''] as const;
const NO_ENTITIES: Readonly<Record<string, string>> = {};

/** As a line reads. */
export const textFormat: TextFormat = {
  start: '',
  end: '',
  entities: NO_ENTITIES,
  escape: (text) => text,
  around: () => NOTHING,
  partOf: (document, { line, from, to }) => document.lineText(line, from, to),
};

const PLAIN = '\x1b[0m';

/** As a line reads, with its colours and styles as SGR sequences, and no other sequence. */
export const ansiFormat: TextFormat = withStyles({
  start: '',
  end: '',
  entities: NO_ENTITIES,
  escape: (text) => text.replace(CONTROLS, ''),
  around: (style) => {
    const sgr = sgrOf(style);
    return sgr === PLAIN ? NOTHING : [sgr, PLAIN];
  },
});

/** As a line is shown: with the theme's colours, as a document in which nothing of a log is markup. */
export function htmlFormat(theme: ViewerTheme): TextFormat {
  const { foreground, background } = theme;
  const frame = `color:${cssColor(foreground)};background-color:${cssColor(background)};font-family:monospace`;
  return withStyles({
    start: `<meta charset="utf-8"><pre style="${frame}">`,
    end: '</pre>',
    entities: ENTITIES,
    escape: escapeHtml,
    around: (style) => {
      const declarations = declarationsOf(style, theme);
      return declarations === '' ? NOTHING : [`<span style="${declarations}">`, '</span>'];
    },
  });
}

function withStyles(format: StyleFormat): TextFormat {
  return {
    ...format,
    partOf: (document, part) =>
      runsOf(document, part)
        .map(({ text, style }) => {
          const written = format.escape(text);
          if (written === '') return '';
          const [before, after] = format.around(style);
          return `${before}${written}${after}`;
        })
        .join(''),
  };
}

/** The runs of a part, with the text that a line has, not the marks that stand for what nobody sees. */
function runsOf(
  document: LogDocument,
  { line, from, to }: SelectedPart,
): { text: string; style: TextStyle }[] {
  const text = document.lineText(line, from, to);
  const { runs } = document.styledLine(line, from, to);
  const isMarked = runs.reduce((all, run) => all + run.text, '') !== text;
  return runs.map(({ text: shown, style, column, columns }) => ({
    text: isMarked ? document.lineText(line, column, column + columns) : shown,
    style,
  }));
}

function declarationsOf(style: TextStyle, theme: ViewerTheme): string {
  return Object.entries(runStyle(style, theme, 'none'))
    .map((declaration) => declaration.join(':'))
    .join(';');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replace(CONTROLS, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
