import { messageOf } from '../base/readableText.js';
import { type Redacted, toRedacted } from '../base/redacted.js';
import { redactCause } from '../diagnosis/catalogue.js';
import type { LogSource, RungOutcome } from './types.js';

/** How a rung ended, in words that may get into a snapshot: a rung may be a host's own. */
export function redactOutcome(outcome: RungOutcome): RungOutcome<Redacted> {
  switch (outcome.kind) {
    case 'log': {
      const { source, caveat, notes, ...rest } = outcome;
      return {
        ...rest,
        source: redactSource(source),
        ...(caveat && { caveat: redactCause(caveat) }),
        ...(notes && { notes: notes.map(redactCause) }),
      };
    }
    case 'miss':
      return { kind: 'miss', causes: outcome.causes.map(redactCause) };
    default:
      return { kind: outcome.kind, cause: redactCause(outcome.cause) };
  }
}

function redactSource({ rung, origin, bucket, key }: LogSource): LogSource<Redacted> {
  return {
    rung: toRedacted(rung),
    origin,
    ...(bucket !== undefined && { bucket: toRedacted(bucket) }),
    ...(key !== undefined && { key: toRedacted(key) }),
  };
}

/** How a rung ended that has thrown: the search ends with it, as nobody knows what it did. */
export function outcomeOfThrown(thrown: unknown, rung: string): RungOutcome<Redacted> {
  const params = { rung, text: messageOf(thrown) };
  return { kind: 'none', cause: redactCause({ code: 'unknown', params }) };
}
