import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';

import { joinStyles } from './joinStyles.mjs';

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
writeFileSync('dist/styles.css', joinStyles());
