/**
 * The viewers, and up to which size in MB each is asked, in a whole run and in a quick one, unless
 * `--only` names it: larger logs take it minutes, or more memory than machines have.
 */
export const VIEWERS = {
  floor: { title: 'floor', package: undefined, upTo: 1000, quickUpTo: 1000, append: false },
  ours: { title: 'kfp-log-viewer', package: undefined, upTo: 1000, quickUpTo: 1000, append: true },
  kfplist: {
    title: 'list as in KFP',
    package: 'react-virtualized',
    upTo: 500,
    quickUpTo: 500,
    append: true,
  },
  patternfly: {
    title: 'PatternFly',
    package: '@patternfly/react-log-viewer',
    upTo: 500,
    quickUpTo: 500,
    append: true,
  },
  xterm: { title: 'xterm.js', package: '@xterm/xterm', upTo: 100, quickUpTo: 10, append: true },
  lazylog: {
    title: 'LazyLog',
    package: '@melloware/react-logviewer',
    upTo: 100,
    quickUpTo: 1,
    append: true,
  },
};
