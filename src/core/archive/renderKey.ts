import { cleanKey } from './cleanKey.js';
import type { KeyFormat } from './parseKeyFormat.js';
import { strftimeUtc } from './strftimeUtc.js';

/** What the tags of a key format stand for. A tag whose value is absent is reported, not guessed. */
export interface KeyValues {
  workflowName?: string | undefined;
  namespace?: string | undefined;
  podName?: string | undefined;
  /** Of the workflow. One that is no date counts as absent. */
  createdAt?: Date | undefined;
  /** Any other tag by its full name, such as `workflow.labels.team`. */
  tags?: Readonly<Record<string, string>> | undefined;
}

/** A key, or the tags that stood in its way. */
export type RenderedKey =
  | { key: string; unresolved?: undefined }
  | { key?: undefined; unresolved: readonly { tag: string; position: number }[] };

const CREATED = 'workflow.creationTimestamp';

/** Fills a key format and cleans the result as Argo's executor does; the log's file is not in it. */
export function renderKey(format: KeyFormat, values: KeyValues): RenderedKey {
  const unresolved: { tag: string; position: number }[] = [];
  const text = format.parts.map((part) => {
    if (part.kind === 'text') return part.text;
    const value = part.kind === 'tag' ? valueOf(part.name, values) : undefined;
    if (value !== undefined) return value;
    unresolved.push({
      tag: part.kind === 'tag' ? part.name : `=${part.text}`,
      position: part.position,
    });
    return '';
  });
  return unresolved.length > 0 ? { unresolved } : { key: cleanKey(text.join('')) };
}

function valueOf(tag: string, values: KeyValues): string | undefined {
  const { tags } = values;
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
      return createdAt && `${createdAt.toISOString().slice(0, 19)}Z`;
    case `${CREATED}.s`:
      return createdAt && String(Math.floor(createdAt.getTime() / 1000));
    default:
      return createdAt && tag.startsWith(`${CREATED}.`)
        ? strftimeUtc(createdAt, tag.slice(CREATED.length + 1))
        : undefined;
  }
}
