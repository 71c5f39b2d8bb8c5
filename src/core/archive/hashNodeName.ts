/**
 * FNV-1a, 32 bits, over the UTF-8 bytes of an Argo node name: the number at the end of node IDs and
 * pod names. Not padded with zeros.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/main/workflow/util/pod_name.go
 */
export function hashNodeName(nodeName: string): number {
  let hash = 2166136261;
  for (const byte of new TextEncoder().encode(nodeName)) {
    hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  }
  return hash;
}
