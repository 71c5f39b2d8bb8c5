import type { BenchViewer } from './page/BenchViewer.js';
import { type Bench, createBench } from './page/createBench.js';

declare global {
  interface Window {
    /** Loads the viewer's code; until then the page is the empty one that memory is compared with. */
    openBench?: (viewer: string) => Promise<void>;
    bench?: Bench;
  }
}

/** Each file is a viewer of that name, and exports it as `viewer`; a page loads but one of them. */
const viewers = import.meta.glob<BenchViewer>(['./viewers/*.{ts,tsx}', './peers/*.{ts,tsx}'], {
  import: 'viewer',
});

window.openBench = async (name) => {
  const path = Object.keys(viewers).find((file) => file.split('/').at(-1)?.split('.')[0] === name);
  const load = viewers[path ?? ''];
  const place = document.getElementById('viewer');
  if (!load || !place) throw new Error(`There is no viewer "${name}".`);
  const viewer = await load();
  await viewer.preload?.();
  window.bench = createBench(viewer, place);
};
