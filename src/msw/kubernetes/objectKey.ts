/** Key of a namespaced object in the maps of a world. */
export function objectKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
