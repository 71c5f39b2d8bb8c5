import { gzipSuite } from './gzipSuite.js';

gzipSuite();
