import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  // Without it, Next takes a folder further up that has a lock file for the root.
  outputFileTracingRoot: dirname(fileURLToPath(import.meta.url)),
};
