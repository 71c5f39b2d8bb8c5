import { viewerSuite } from './viewerSuite.js';

viewerSuite('terminal');
