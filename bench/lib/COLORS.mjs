/** Of each viewer's line, on light and on dark ground. */
export const COLORS = {
  floor: ['#6a7480', '#8f9bab'],
  ours: ['#0b62c4', '#7db7ff'],
  kfplist: ['#a85400', '#f2a65a'],
  patternfly: ['#b3156f', '#ff8cc6'],
  xterm: ['#1a7440', '#66cf83'],
  lazylog: ['#6a46c0', '#b9a2ff'],
};
