import type { ArgTypesEnhancer } from 'storybook/internal/types';

/** What react-docgen-typescript tells of a component. */
interface Docgen {
  readonly props?: Readonly<Record<string, { readonly tags?: Readonly<Record<string, string>> }>>;
}

/** Shows the `@defaultValue` of each prop's docstring, which Storybook looks for in code only. */
export const addDefaults: ArgTypesEnhancer = ({ argTypes, component }) => {
  const { props = {} } =
    (component as { readonly __docgenInfo?: Docgen } | undefined)?.__docgenInfo ?? {};
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const summary = props[name]?.tags?.['defaultValue']?.replaceAll('`', '').trim();
      const table = summary ? { ...argType.table, defaultValue: { summary } } : argType.table;
      return [name, { ...argType, ...(table && { table }) }];
    }),
  );
};
