/** What stood behind recorded exchanges: `world.json`, `variants.json`, and the folder of both. */
export interface Recording {
  world: Record<string, unknown>;
  variants: Record<string, unknown>;
  /** Log files by name. */
  bodies: ReadonlyMap<string, Uint8Array>;
}
