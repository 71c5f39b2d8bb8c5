import { type LogDocument, sgrOf, type TextStyle } from '../../../core/index.js';
import { type CellColor, cellColors } from '../frame/cellColors.js';
import { readableOn } from '../frame/contrast.js';
import { paletteOf } from '../frame/palette.js';
import type { Rgb, ViewerTheme } from '../frame/renderer.js';
import type { SelectedPart } from '../input/TextSelection.js';

/** How parts of lines are written. */
export interface PartFormat {
  /** What stands before all lines. */
  readonly start: string;
  /** What stands behind all lines. */
  readonly end: string;
  /** Writes a text that is no line of the log. */
  readonly escape: (text: string) => string;
  /** Writes a part of a line. */
  readonly partOf: (document: LogDocument, part: SelectedPart) => string;
}

/** What C0 and C1 controls a log leaves in its text would do to a terminal, or to who reads a document. */
const CONTROLS = /\p{Cc}/gu;

const asItIs = (text: string): string => text;

/** As a line reads. */
export const textFormat: PartFormat = {
  start: '',
  end: '',
  escape: asItIs,
  partOf: (document, { line, from, to }) => document.lineText(line, from, to),
};

/** As a line reads, with its colours and styles as SGR sequences, and no other sequence. */
export const ansiFormat: PartFormat = {
  start: '',
  end: '',
  escape: asItIs,
  partOf: (document, part) =>
    runsOf(document, part)
      .map(({ text, style }) => {
        const written = text.replace(CONTROLS, '');
        const sgr = sgrOf(style);
        return sgr === PLAIN || written === '' ? written : `${sgr}${written}${PLAIN}`;
      })
      .join(''),
};

const PLAIN = '\x1b[0m';

/** As a line is shown: with the theme's colours, as a document in which nothing of a log is markup. */
export function htmlFormat(theme: ViewerTheme): PartFormat {
  const { foreground, background } = theme;
  const frame = `color:${css(foreground)};background-color:${css(background)};font-family:monospace`;
  const known = new Map<TextStyle, string>();
  const styleOf = (style: TextStyle): string => {
    let written = known.get(style);
    if (written === undefined) {
      written = declarationsOf(style, theme);
      if (known.size < MAX_STYLES) known.set(style, written);
    }
    return written;
  };
  return {
    start: `<meta charset="utf-8"><pre style="${frame}">`,
    end: '</pre>',
    escape: escapeHtml,
    partOf: (document, part) =>
      runsOf(document, part)
        .map(({ text, style }) => {
          const declarations = styleOf(style);
          const written = escapeHtml(text);
          return declarations === '' ? written : `<span style="${declarations}">${written}</span>`;
        })
        .join(''),
  };
}

/** Styles of which the declarations are kept. */
const MAX_STYLES = 1000;

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
  const palette = paletteOf(theme);
  const rgb = (color: CellColor | undefined): Rgb | undefined =>
    typeof color === 'number' ? palette[color] : color;
  const colors = cellColors(style, theme, 'none');
  const background = rgb(colors.background);
  const foreground = rgb(colors.foreground);
  const declarations: string[] = [];
  if (foreground || background) {
    const readable = readableOn(background ?? theme.background, foreground ?? theme.foreground);
    declarations.push(`color:${css(readable)}`);
  }
  if (background) declarations.push(`background-color:${css(background)}`);
  if (style.bold) declarations.push('font-weight:bold');
  if (style.italic) declarations.push('font-style:italic');
  const lines = [style.underline && 'underline', style.strikethrough && 'line-through'];
  const line = lines.filter(Boolean).join(' ');
  if (line !== '') declarations.push(`text-decoration:${line}`);
  return declarations.join(';');
}

const css = ([red, green, blue]: Rgb): string => `rgb(${red},${green},${blue})`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replace(CONTROLS, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
