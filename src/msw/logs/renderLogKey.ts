/**
 * The key under which the UI server looks for an archived log: six tags, each replaced once, dates
 * as they come, and two ways to refuse.
 *
 * @throws {Error} whose text reaches the browser
 */
export function renderLogKey(
  keyFormat: string,
  podName: string,
  createdAt: string,
  namespace: string,
): string {
  const [year, month, day] = createdAt.split('-').map(String);
  const rendered = keyFormat
    .replace(/\s+/g, '')
    .replace('{{workflow.name}}', podName.replace(/-system-container-impl-.*/, ''))
    .replace('{{workflow.creationTimestamp.Y}}', year ?? 'undefined')
    .replace('{{workflow.creationTimestamp.m}}', month ?? 'undefined')
    .replace('{{workflow.creationTimestamp.d}}', day ?? 'undefined')
    .replace('{{pod.name}}', podName)
    .replace('{{workflow.namespace}}', namespace);
  const key = `${rendered}${rendered.endsWith('/') ? '' : '/'}main.log`;
  if (/[{}]/.test(key)) {
    throw new Error(
      'keyFormat, which is defined in config.ts or through the ARGO_KEYFORMAT env var, appears to ' +
        `include template tags that are not supported. The resulting log key, ${key}, includes ` +
        'unresolved template tags and is therefore invalid.',
    );
  }
  if (!/^[a-zA-Z0-9\-._/]+$/.test(key)) {
    throw new Error(
      `The log key, ${key}, which is derived from keyFormat in config.ts or through the ` +
        'ARGO_KEYFORMAT env var, is an invalid path. Supported characters include: letters, ' +
        'numbers, -, ., _, and /.',
    );
  }
  return key;
}
