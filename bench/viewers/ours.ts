import { createOurs } from '../page/createOurs.js';

export const viewer = createOurs();
