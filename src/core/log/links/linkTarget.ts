/**
 * Says where a URI of a log leads, where it is not to be what a browser makes of it: a host's own schemes
 * into its own routes.
 *
 * @param uri as it is written in the log, of any scheme
 * @returns a URL or a route of the page; `null` for no link; `undefined` for what is done without this
 *   function: `http:` and `https:` lead where they say, anything else is no link
 */
export type Linkify = (uri: string) => string | null | undefined;

/** How a log's URIs become links. */
export interface LinkTargetOptions {
  /** What the host says of them. */
  readonly linkify?: Linkify | undefined;
  /** The URL of the page, for its routes. */
  readonly base?: string | undefined;
}

/**
 * Where a URI of a log leads; `undefined` where it must not lead anywhere. Logs are hostile: only `http:`
 * and `https:` are followed, whatever a host makes of other schemes, and no URL with a user in it, which
 * reads as one of another site (`https://github.com@example.org`).
 *
 * @returns the URL as browsers write it: all in ASCII, so that it cannot read as another one
 */
export function linkTarget(
  uri: string,
  { linkify, base }: LinkTargetOptions = {},
): string | undefined {
  const chosen = ask(linkify, uri);
  if (chosen === null) return undefined;
  const url = toUrl(chosen ?? uri, chosen === undefined ? undefined : base);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  return url.username === '' && url.password === '' ? url.href : undefined;
}

/** A host's function that throws must not leave the log unpainted. */
function ask(linkify: Linkify | undefined, uri: string): string | null | undefined {
  try {
    return linkify?.(uri);
  } catch {
    return undefined;
  }
}

function toUrl(text: string, base: string | undefined): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
