/**
 * How much is taken of what a server sends, in bytes. All of it is hostile input: a limit ends what
 * would not end by itself, or unpacks to more than there is memory.
 */

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** A log, unpacked, unless the host or the reader wants more. Longer ones are loaded up to here. */
export const LOG_LIMIT: number = 512 * MIB;

/**
 * What a document can hold: where a line starts is kept in 32 bits. Reached, it takes no more.
 */
export const MAX_LOG_BYTES: number = 0xffff_ffff;

/** A response that is no log: enough for any error message. The rest is not read. */
export const TEXT_LIMIT: number = 64 * KIB;

/** A JSON response. The stored workflow of a run with thousands of steps has some megabytes. */
export const JSON_LIMIT: number = 64 * MIB;

/**
 * `status.compressedNodes` of a workflow, in characters: it is stored in etcd, which takes 1.5 MiB.
 *
 * @see https://etcd.io/docs/v3.5/dev-guide/limit/
 */
export const PACKED_NODES_LIMIT: number = 4 * MIB;

/** The same, unpacked: JSON of nodes shrinks to a tenth at most. */
export const NODES_LIMIT: number = JSON_LIMIT;

/** The response that has a ConfigMap: its data as JSON, escaped, and its managed fields. */
export const CONFIG_MAP_LIMIT: number = 4 * MIB;

/**
 * YAML of a ConfigMap, in characters.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation
 */
export const YAML_LIMIT: number = MIB;

/** A size in the largest unit that gives a whole number or nearly so, such as `512 MiB`. */
export function formatBytes(bytes: number): string {
  const [size, unit] = bytes >= GIB - 1 ? [GIB, 'GiB'] : bytes >= MIB ? [MIB, 'MiB'] : [KIB, 'KiB'];
  return `${Math.round((10 * bytes) / size) / 10} ${unit}`;
}
