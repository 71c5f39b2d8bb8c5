import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const BENCH = join(import.meta.dirname, '..');
const ROOT = join(BENCH, '..');
const INSTALLED = join(BENCH, 'node_modules', 'kfp-log-viewer');

/** Builds and packs the viewer, and puts it beside its peers as a host's `npm install` does. */
export function installPackage() {
  const inherit = { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync(process.execPath, ['scripts/build.mjs'], inherit);
  rmSync(INSTALLED, { recursive: true, force: true });
  mkdirSync(INSTALLED);
  const pack = ['pack', '--json', '--pack-destination', INSTALLED];
  const [{ filename }] = JSON.parse(
    execFileSync('npm', pack, {
      cwd: ROOT,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }),
  );
  execFileSync('tar', ['-xzf', filename, '--strip-components=1'], { cwd: INSTALLED });
  rmSync(join(INSTALLED, filename));
}
