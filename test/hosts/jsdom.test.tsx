// @vitest-environment jsdom
import { hostTest } from './hostTest.js';

hostTest();
