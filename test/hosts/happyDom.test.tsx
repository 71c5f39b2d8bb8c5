// @vitest-environment happy-dom
import { hostTest } from './hostTest.js';

hostTest();
