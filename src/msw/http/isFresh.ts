/** Whether Express would answer 304: the client already has the body with this tag. */
export function isFresh(headers: Headers, tag: string): boolean {
  const known = headers.get('if-none-match');
  if (known === null || /(?:^|,)\s*no-cache\s*(?:,|$)/.test(headers.get('cache-control') ?? '')) {
    return false;
  }
  const strong = tag.replace(/^W\//, '');
  return (
    known === '*' || known.split(',').some((each) => each.trim().replace(/^W\//, '') === strong)
  );
}
