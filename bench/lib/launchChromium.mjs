import { chromium } from 'playwright';

import { findChromium } from '../../scripts/findChromium.mjs';

/** Nothing in the background, no GPU that another machine has not, and a wheel that turns at once. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-smooth-scrolling',
  '--enable-blink-features=ForceEagerMeasureMemory',
];

export async function launchChromium() {
  return chromium.launch({ executablePath: await findChromium(), args: ARGS });
}
