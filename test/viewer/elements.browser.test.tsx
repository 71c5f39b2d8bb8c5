import { viewerSuite } from './viewerSuite.js';

viewerSuite('elements');
