import { AnchorMdx, CodeOrSourceMdx, HeadersMdx, Markdown } from '@storybook/addon-docs/blocks';
import type { ComponentProps, ReactElement } from 'react';

/** The pages of the manual by the files that they show: `docs/theming.md` is at `Manual/Theming`. */
const PAGES: Readonly<Record<string, string>> = {
  'docs/start.md': 'start',
  'docs/where-logs-come-from.md': 'where-the-log-comes-from',
  'docs/key-prefixes.md': 'per-namespace-prefixes',
  'docs/diagnostics.md': 'diagnoses',
  'docs/in-kfp.md': 'in-kfp',
  'docs/in-your-dashboard.md': 'in-your-dashboard',
  'docs/times.md': 'times-of-lines',
  'docs/reading.md': 'filter-copy-download',
  'docs/links.md': 'links',
  'docs/guest.md': 'what-a-page-costs',
  'docs/without-react-query.md': 'without-react-query',
  'docs/theming.md': 'theming',
  'docs/testing.md': 'testing',
  'docs/accessibility.md': 'accessibility',
  'docs/performance.md': 'performance',
  'docs/compared.md': 'beside-other-viewers',
  'docs/sequences.md': 'escape-sequences',
  'docs/threats.md': 'threats',
  'SECURITY.md': 'security',
};

/** Pictures of the documents, by their files. */
const PICTURES: Readonly<Record<string, string>> = import.meta.glob(
  '../../docs/**/*.{svg,png,webp}',
  { query: '?url', import: 'default', eager: true },
);

/** A file that a link of `docs/` names, from the root of the repository. */
const fileOf = (folder: string, link: string): string =>
  new URL(link, `file:///${folder}`).pathname.slice(1);

/** Shows a document of the repository, with links to the pages of the manual that show the others. */
export function Page({ of: file, text }: { of: string; text: string }): ReactElement {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);

  /** A file that is on no page is named only: where the repository is, the manual does not know. */
  function Link({ href = '', children, ...rest }: ComponentProps<'a'>): ReactElement {
    if (/^(?:#|\w+:)/.test(href)) return anchor(href, rest, children);
    const [path = '', hash] = href.split('#');
    const page = PAGES[fileOf(folder, path)];
    if (!page) return <>{children}</>;
    const to = `?path=/docs/manual-${page}--docs`;
    return anchor(hash ? `${to}#${hash}` : to, rest, children);
  }

  function Picture({ src = '', alt = '' }: ComponentProps<'img'>): ReactElement {
    return <img src={PICTURES[`../../${fileOf(folder, src)}`]} alt={alt} />;
  }

  // The overrides take the place of those that the block has by itself.
  const overrides = { ...HeadersMdx, code: CodeOrSourceMdx, a: Link, img: Picture, table: Table };
  return <Markdown options={{ overrides }}>{text}</Markdown>;
}

/** A table that is wider than the page is scrolled by itself. */
function Table(props: ComponentProps<'table'>): ReactElement {
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0}>
      <table {...props} />
    </div>
  );
}

const anchor = (
  href: string,
  rest: Omit<ComponentProps<'a'>, 'href' | 'children'>,
  children: ComponentProps<'a'>['children'],
): ReactElement => (
  <AnchorMdx {...rest} href={href} target={/^https?:/.test(href) ? '_blank' : '_self'}>
    {children}
  </AnchorMdx>
);
