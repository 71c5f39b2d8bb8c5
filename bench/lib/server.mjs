import react from '@vitejs/plugin-react';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { build, preview } from 'vite';

import { packInto } from '../../scripts/packInto.mjs';
import { logFile } from './log.mjs';

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

const ROOT = join(import.meta.dirname, '..');
/**
 * Chromium's inspector, which Playwright switches on, decodes each finished body of a text type in one
 * task: some 50 ms for 10 MB, in no user's browser. Whether a body is a log, the viewer sees by its text.
 */
const CONTENT_TYPE = 'application/octet-stream';
/** Large, and passed on by the runtime itself: it is the viewers that are measured, on the same cores. */
const CHUNK = 256 * 1024;
/** Appended lines come in batches, as from a program that flushes its output. */
const BATCH = 10;
/** Without these the page may not measure its memory. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Builds the page with all viewers and serves it with the logs, on 127.0.0.1:
 *
 * - `/log/<MB>/`: the generated log, from the file, under back-pressure
 * - `/append/<id>/<MB>/`: the same, and then more lines once `startAppends` says so
 *
 * Under each of them is a KFP server, which has but this log: `k8s/pod/logs`.
 */
export async function serveBench() {
  const outDir = mkdtempSync(join(tmpdir(), 'kfp-log-viewer-bench-page-'));
  const config = { root: ROOT, configFile: false, logLevel: 'error' };
  await build({
    ...config,
    plugins: [react()],
    resolve: {
      dedupe: ['react', 'react-dom'],
      // Its ES modules import a name that none of them exports.
      alias: {
        'react-virtualized': join(ROOT, 'node_modules/react-virtualized/dist/commonjs/index.js'),
      },
    },
    build: { outDir, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 5_000 },
  });

  const starts = new Map();
  const answer = async (request, response, next) => {
    const [, kind, rest, kfp] =
      /^\/(log|append)\/([\w./]+?)\/(?:(k8s\/pod(?:\/logs)?)\?.*)?$/.exec(request.url ?? '') ?? [];
    if (!kind) return next();
    if (kfp === 'k8s/pod') return response.writeHead(500).end('Could not get pod bench');
    const id = rest.split('/')[0];
    const megabytes = Number(rest.split('/').at(-1));
    response.writeHead(200, { 'Content-Type': CONTENT_TYPE, ...HEADERS });
    response.socket?.setNoDelay(true);
    const file = createReadStream(await logFile(megabytes), { highWaterMark: CHUNK });
    try {
      await pipeline(file, response, { end: false });
      if (kind === 'append') {
        const { lines, rate } = await new Promise((resolve) => starts.set(id, resolve));
        await append(response, lines, rate);
      }
      response.end();
    } catch {
      response.destroy();
    }
  };

  const server = await preview({
    ...config,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: HEADERS },
    plugins: [
      {
        name: 'log',
        configurePreviewServer: (vite) =>
          void vite.middlewares.use((request, response, next) => {
            answer(request, response, next).catch(next);
          }),
      },
    ],
  });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    /** Begins to append to the log that was opened under this id. */
    startAppends: (id, options) => starts.get(id)?.(options),
    close: async () => {
      server.httpServer.closeAllConnections?.();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** Each line says when it was sent; a batch that is late does not delay the next ones. */
async function append(response, lines, rate) {
  const start = performance.now();
  for (let number = 1; number <= lines; number += BATCH) {
    const due = start + (number * 1000) / rate;
    if (due > performance.now()) await sleep(due - performance.now());
    const now = new Date();
    let text = '';
    for (let i = number; i < number + BATCH; i++) {
      text += `${now.toISOString()} INFO append=${i} sent=${now.getTime()} loss=0.${i} lr=0.001\n`;
    }
    if (!response.write(text)) await drained(response);
  }
}

/** Resolves when there is room again. */
async function drained(response) {
  const gone = new AbortController();
  const { signal } = gone;
  try {
    await Promise.race([
      once(response, 'drain', { signal }),
      once(response, 'close', { signal }).then(() => {
        throw new Error('The client has gone.');
      }),
    ]);
  } finally {
    gone.abort();
  }
}
