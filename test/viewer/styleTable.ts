import theming from '../../docs/theming.md?raw';
import tokens from '../../src/styles/tokens.css?raw';

/** A custom property that a host may set, without its `--klv-`. */
export interface Property {
  name: string;
  /** Its default, or its defaults for light and for dark. */
  defaults: string[];
}

/** What the stylesheet reads from the host. */
export const properties: Property[] = [
  ...tokens.matchAll(/--klv-current-([\w-]+):\s*var\(\s*--klv-([\w-]+),\s*([^;]*)\);/g),
].map(([, current = '', name, value = '']) => {
  if (name !== current) throw new Error(`--klv-current-${current} does not read its own property.`);
  const text = value.trim().replace(/\s+/g, ' ');
  const pair = /^var\(--klv-current-light, (.+)\) var\(--klv-current-dark, (.+)\)$/.exec(text);
  return { name, defaults: pair?.slice(1) ?? [text] };
});

/** The properties as `docs/theming.md` lists them. */
export const documented: Property[] = [
  ...theming.matchAll(/^\| `--klv-([\w-]+)` +\| [^|]+ \|(.+)\|$/gm),
].map(([, name = '', cells = '']) => ({
  name,
  defaults: [...cells.matchAll(/`([^`]+)`/g)].map(([, value = '']) => value),
}));

/** What each property is for, as `docs/theming.md` says. */
export const purposes: ReadonlyMap<string, string> = new Map(
  [...theming.matchAll(/^\| `--klv-([\w-]+)` +\| ([^|]+) \|/gm)].map(
    ([, name = '', purpose = '']) => [name, purpose.trim()] as const,
  ),
);
