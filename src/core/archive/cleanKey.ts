/**
 * A key as Argo's executor sends it: `path.Join` of Go drops empty and `.` segments, resolves `..`,
 * drops slashes at the end and keeps one at the start.
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
