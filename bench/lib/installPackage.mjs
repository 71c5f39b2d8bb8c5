import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { packInto } from '../../scripts/packInto.mjs';

const BENCH = join(import.meta.dirname, '..');
const INSTALLED = join(BENCH, 'node_modules', 'kfp-log-viewer');

/** Builds and packs the viewer, and puts it beside its peers as a host's `npm install` does. */
export function installPackage() {
  execFileSync(process.execPath, ['scripts/build.mjs'], {
    cwd: join(BENCH, '..'),
    stdio: 'inherit',
  });
  rmSync(INSTALLED, { recursive: true, force: true });
  mkdirSync(INSTALLED);
  const tarball = packInto(INSTALLED);
  execFileSync('tar', ['-xzf', basename(tarball), '--strip-components=1'], { cwd: INSTALLED });
  rmSync(tarball);
}
