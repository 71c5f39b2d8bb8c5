import { inject } from 'vitest';

import { testLivesOverHttp } from './overHttpSuite.js';

testLivesOverHttp(() => inject('stepLives').url, inject('stepLives').lives);
