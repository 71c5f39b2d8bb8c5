import type { LineParts } from '../document/LineView.js';
import type { StyledLine, StyledRun } from '../vt/style.js';
import { findSources, type SourceReference } from './findSources.js';
import { findUris, MAX_URI } from './findUris.js';
import { linkTarget, type LinkTargetOptions } from './linkTarget.js';

/** A part of a line that leads somewhere. Columns are counted from 0. */
export interface LineLink {
  /** Its first column. */
  readonly from: number;
  /** The column after its last. */
  readonly to: number;
  /** What is written there. */
  readonly text: string;
  /** The URL that it leads to; empty for a place in a source file. */
  readonly href: string;
  /** The place in a source file. */
  readonly source?: SourceReference | undefined;
}

/** How the links of a line are found. */
export interface LineLinkOptions extends LinkTargetOptions {
  /** Whether places in source files are links. */
  readonly findsSources?: boolean | undefined;
}

/** Which columns of a line are looked at for links. */
interface LinkSpan {
  /** The first one. */
  readonly from: number;
  /** The one after the last. */
  readonly to: number;
  /** What is there, where it is known: if no run has an OSC 8 link, styles are not read to find one. */
  readonly runs?: readonly StyledRun[] | undefined;
}

/** A document, as far as its links go. */
interface LinkDocument {
  lineParts(line: number): LineParts | undefined;
  styledLine(line: number, from?: number, to?: number): StyledLine;
}

/** Columns to both sides of a row that are looked at: a character may take two. */
const MARGIN = 2 * MAX_URI + 4;

/**
 * The links of a line that are in columns `from` up to `to`, each whole, also where it goes on beyond
 * them. Of a long line nothing else is read than these columns and a few thousand beside them.
 */
export function lineLinks(
  document: LinkDocument,
  line: number,
  { from, to, runs }: LinkSpan,
  options: LineLinkOptions = {},
): LineLink[] {
  const parts = document.lineParts(line);
  if (!parts || from >= parts.columns) return [];
  const start = Math.max(0, from - MARGIN);
  const end = Math.min(parts.columns, to + MARGIN);
  const text = parts.text(start, end);
  const mayBeGiven = runs?.some(({ style }) => style.link) ?? true;
  const given = mayBeGiven ? givenLinks(document.styledLine(line, start, end), options) : [];
  const found = [
    ...findUris(text).flatMap(({ uri, ...place }) => {
      const href = linkTarget(uri, options);
      return href === undefined ? [] : [{ ...place, href, source: undefined }];
    }),
    ...(options.findsSources ? findSources(text).map((source) => ({ ...source, href: '' })) : []),
  ];
  const edges = [...new Set(found.flatMap((link) => [link.start, link.end]))].sort((a, b) => a - b);
  const columns = parts.columnsAt(edges, start);
  const columnOf = new Map(edges.map((edge, i) => [edge, columns[i] ?? 0]));
  const written = found.map((link) => ({
    from: columnOf.get(link.start) ?? 0,
    to: columnOf.get(link.end) ?? 0,
    text: text.slice(link.start, link.end),
    href: link.href,
    source: link.source,
  }));
  const links: LineLink[] = [];
  for (const link of [...given.filter((one) => !isDisguised(one, written)), ...written]) {
    if (!links.some((other) => other.from < link.to && other.to > link.from)) links.push(link);
  }
  return links
    .filter((link) => link.from < to && link.to > from)
    .sort((one, other) => one.from - other.from);
}

/** The links that OSC 8 makes of a text. */
function givenLinks({ runs }: StyledLine, options: LinkTargetOptions): LineLink[] {
  const links: (LineLink & { readonly uri: string })[] = [];
  for (const { text, style, column, columns } of runs) {
    if (!style.link) continue;
    const last = links.at(-1);
    const goesOn = last?.uri === style.link && last.to === column;
    const from = goesOn ? last.from : column;
    const whole = goesOn ? last.text + text : text;
    if (goesOn) links.pop();
    links.push({ from, to: column + columns, text: whole, href: '', uri: style.link });
  }
  return links.flatMap(({ uri, ...link }) => {
    const href = linkTarget(uri, options);
    return href === undefined ? [] : [{ ...link, href }];
  });
}

/** Whether a link's text is itself a URL, of another site than the one that it leads to. */
function isDisguised(given: LineLink, written: readonly LineLink[]): boolean {
  const site = new URL(given.href).host;
  return written.some(
    ({ from, to, href }) =>
      href !== '' && from < given.to && to > given.from && new URL(href).host !== site,
  );
}
