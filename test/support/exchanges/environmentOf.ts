import { isRecord } from './isRecord.js';
import { MalformedExchanges } from './MalformedExchanges.js';

/**
 * The environment of a variant: that of `base`, that of the variant it names under `(as)`, and its
 * own. A value `as x` is that of variant `x`.
 *
 * @throws {MalformedExchanges} when there is no such variant
 */
export function environmentOf(
  variants: Record<string, unknown>,
  name: string,
): Record<string, string> {
  const own = variants[name];
  if (!isRecord(own)) throw new MalformedExchanges(`There is no variant "${name}".`);
  const parent = own['(as)'];
  const inherited = environmentOfParent(variants, name, parent);
  const environment = { ...inherited };
  for (const [key, value] of Object.entries(own)) {
    if (typeof value !== 'string' || key === '(as)') continue;
    const other = /^as (\w+)$/.exec(value)?.[1];
    const referred = other === undefined ? undefined : environmentOf(variants, other)[key];
    environment[key] = referred ?? value;
  }
  return environment;
}

function environmentOfParent(
  variants: Record<string, unknown>,
  name: string,
  parent: unknown,
): Record<string, string> {
  if (typeof parent === 'string') return environmentOf(variants, parent);
  return name === 'base' ? {} : environmentOf(variants, 'base');
}
