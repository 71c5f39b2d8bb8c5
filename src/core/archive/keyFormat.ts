import { strftimeUtc, zonedTime } from './strftime.js';

/**
 * A piece of a key format: text that is copied, a tag `{{name}}`, or an expression `{{=text}}`. The
 * position of its first brace is counted in UTF-16 code units from 0.
 */
export type KeyFormatPart =
  | { kind: 'text'; text: string }
  | { kind: 'tag'; name: string; position: number }
  | { kind: 'expression'; text: string; position: number };

/** A parsed key format. */
export interface KeyFormat {
  /** All pieces of the format, in order. */
  parts: readonly KeyFormatPart[];
}

/**
 * Parses Argo's `keyFormat`: `{{tag}}`, with or without blanks inside, `{{=expression}}`, and the
 * text between. Blanks outside of tags are part of the key.
 *
 * @throws {SyntaxError} for a `{{` that is never closed, which Argo refuses as well
 * @see https://argo-workflows.readthedocs.io/en/latest/configure-artifact-repository/
 */
export function parseKeyFormat(format: string): KeyFormat {
  const parts: KeyFormatPart[] = [];
  let rest = 0;
  for (;;) {
    const open = format.indexOf('{{', rest);
    if (open < 0) break;
    const close = format.indexOf('}}', open + 2);
    if (close < 0) {
      throw new SyntaxError(`The tag at character ${open + 1} of the key format is never closed.`);
    }
    if (open > rest) parts.push({ kind: 'text', text: format.slice(rest, open) });
    const inner = format.slice(open + 2, close).trim();
    parts.push(
      inner.startsWith('=')
        ? { kind: 'expression', text: inner.slice(1).trim(), position: open }
        : { kind: 'tag', name: inner, position: open },
    );
    rest = close + 2;
  }
  if (rest < format.length) parts.push({ kind: 'text', text: format.slice(rest) });
  return { parts };
}

/** The values of a key format's tags. A tag whose value is absent is reported, not guessed. */
export interface KeyValues {
  /** Tag `workflow.name`. */
  workflowName?: string | undefined;
  /** Tag `workflow.namespace`. */
  namespace?: string | undefined;
  /** Tag `pod.name`. */
  podName?: string | undefined;
  /** When the workflow was created. An invalid date counts as absent. */
  createdAt?: Date | undefined;
  /**
   * IANA time zone of the workflow controller, in which it formats the creation time.
   *
   * @defaultValue `UTC`
   */
  timeZone?: string | undefined;
  /** Any other tag by its full name, such as `workflow.labels.team`. */
  tags?: Readonly<Record<string, string>> | undefined;
}

/** A tag because of which a key cannot be rendered. */
export interface UnresolvedTag {
  /** Its name, without braces; an expression begins with `=`. */
  tag: string;
  /** Position of its first brace in the format, in UTF-16 code units from 0. */
  position: number;
  /**
   * `unknown`: Argo has no such tag for a log's key; `no value`: Argo has it, but its value is not
   * in the {@link KeyValues}; `expression`: `{{=…}}`, which only Argo can evaluate; `outside`: its
   * value contains `..` and leads out of the directory before it.
   */
  reason: 'unknown' | 'no value' | 'expression' | 'outside';
}

/** A rendered key, or the tags because of which there is none. */
export type RenderedKey =
  | { key: string; unresolved?: undefined }
  | { key?: undefined; unresolved: readonly UnresolvedTag[] };

const CREATED = 'workflow.creationTimestamp';

/**
 * Tags that exist when Argo renders a repository's key format, at the creation of the pod.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/main/workflow/controller/workflowpod.go
 */
const KNOWN_TAG =
  /^(?:workflow\.(?:name|namespace|uid|mainEntrypoint|serviceAccountName|priority|scheduledTime|parameters\..+|labels\..+|annotations\..+|creationTimestamp(?:\.(?:RFC3339|s|[ABHILMSYZabdmpyz]))?)|inputs\.parameters\..+|pod\.name)$/;

/**
 * Renders a key format and cleans the result as Argo's executor does. The key is that of a
 * directory: the executor appends the log's file name.
 */
export function renderKey(format: KeyFormat, values: KeyValues): RenderedKey {
  const unresolved: UnresolvedTag[] = [];
  let text = '';
  for (const part of format.parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const { position } = part;
    if (part.kind === 'expression') {
      unresolved.push({ tag: `=${part.text}`, position, reason: 'expression' });
      continue;
    }
    const value = valueOf(part.name, values);
    if (value === undefined) {
      const reason = KNOWN_TAG.test(part.name) ? 'no value' : 'unknown';
      unresolved.push({ tag: part.name, position, reason });
    } else if (leavesDirectory(text, value)) {
      unresolved.push({ tag: part.name, position, reason: 'outside' });
    } else {
      text += value;
    }
  }
  return unresolved.length > 0 ? { unresolved } : { key: cleanKey(text) };
}

/**
 * Whether `..` in a value leads out of the directory that the text before it names. Labels,
 * annotations and parameters are chosen by the author of a run, and may not lead a reader to the
 * objects of others; the prefix is the operator's.
 */
function leavesDirectory(before: string, value: string): boolean {
  const segmentStart = before.slice(before.lastIndexOf('/') + 1);
  let depth = 0;
  for (const segment of (segmentStart + value).split('/')) {
    if (segment === '..') depth -= 1;
    else if (segment !== '' && segment !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

function valueOf(tag: string, values: KeyValues): string | undefined {
  const { tags, timeZone = 'UTC' } = values;
  const createdAt = Number.isNaN(values.createdAt?.getTime()) ? undefined : values.createdAt;
  if (tags && Object.hasOwn(tags, tag)) return tags[tag];
  switch (tag) {
    case 'workflow.name':
      return values.workflowName;
    case 'workflow.namespace':
      return values.namespace;
    case 'pod.name':
      return values.podName;
    case CREATED:
    case `${CREATED}.RFC3339`:
      return createdAt && rfc3339(createdAt, timeZone);
    case `${CREATED}.s`:
      return createdAt && String(Math.floor(createdAt.getTime() / 1000));
    default:
      return createdAt && tag.startsWith(`${CREATED}.`)
        ? strftime(createdAt, tag.slice(CREATED.length + 1), timeZone)
        : undefined;
  }
}

function rfc3339(moment: Date, timeZone: string): string {
  const { shifted, offset } = zonedTime(moment, timeZone);
  return shifted.toISOString().slice(0, 19) + offset;
}

function strftime(moment: Date, character: string, timeZone: string): string | undefined {
  const { shifted, offset } = zonedTime(moment, timeZone);
  if (offset !== 'Z') {
    if (character === 'z') return offset.replace(':', '');
    // Go takes the abbreviation from the controller's time zone database; browsers do not have it.
    if (character === 'Z') return undefined;
  }
  return strftimeUtc(shifted, character);
}

/**
 * A key as Argo's executor sends it to the store: Go's `path.Join` drops empty and `.` segments,
 * resolves `..`, drops slashes at the end and keeps one at the start.
 *
 * @see https://pkg.go.dev/path#Clean
 */
export function cleanKey(key: string): string {
  const rooted = key.startsWith('/');
  const kept: string[] = [];
  for (const segment of key.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push('..');
  }
  return (rooted ? '/' : '') + kept.join('/');
}
