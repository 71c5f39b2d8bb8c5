import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

import type { ScenarioRun } from '../../src/msw/index.js';

/** What a page shows, in the fragment of its address. */
export type PageQuery =
  | { page: 'log'; lines: number; renderer: 'terminal' | 'elements' }
  | { page: 'step'; target: ScenarioRun['target']; host: ScenarioRun['host'] };

/** A point of the page, in CSS pixels. */
type Point = readonly [x: number, y: number];

/** A browser with one page, driven as its reader would: by its own events of mouse, wheel and keys. */
export interface Browser {
  readonly name: string;
  readonly version: string;
  open(url: string): Promise<void>;
  /** The value of an expression on the page. */
  evaluate(expression: string): Promise<unknown>;
  drag(from: Point, to: Point): Promise<void>;
  wheel(at: Point, deltaY: number): Promise<void>;
  /** Presses a key with Control held down. */
  pressWithControl(key: string): Promise<void>;
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const WEBKIT = {
  driver: '/usr/bin/WebKitWebDriver',
  browsers: ['4.1', '6.0'].flatMap((api) =>
    ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-${api}/MiniBrowser`),
  ),
};

/** Firefox by WebDriver BiDi; `undefined` where the machine has none. */
export async function startFirefox(): Promise<Browser | undefined> {
  const executablePath = FIREFOX.find((path) => existsSync(path));
  if (!executablePath) return undefined;
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 600 });
  return {
    name: 'Firefox',
    version: await browser.version(),
    open: async (url) => {
      // A fragment alone does not load the page.
      await page.goto('about:blank');
      await page.goto(url);
    },
    evaluate: (expression) => page.evaluate(expression),
    drag: async (from, to) => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 4 });
      await page.mouse.up();
    },
    wheel: async (at, deltaY) => {
      await page.mouse.move(...at);
      await page.mouse.wheel({ deltaY });
    },
    pressWithControl: async (key) => {
      await page.keyboard.down('Control');
      await page.keyboard.press(key as 'f');
      await page.keyboard.up('Control');
    },
    type: (text) => page.keyboard.type(text),
    close: () => browser.close(),
  };
}

/**
 * WebKitGTK by its own driver, on a display of its own where there is none; `undefined` where the machine
 * has not both.
 */
export async function startWebKit(): Promise<Browser | undefined> {
  const binary = WEBKIT.browsers.find((path) => existsSync(path));
  const needsDisplay = !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (!binary || !existsSync(WEBKIT.driver)) return undefined;
  if (needsDisplay && !existsSync('/usr/bin/xvfb-run')) return undefined;
  const port = await freePort();
  const command = [WEBKIT.driver, `--port=${port}`];
  if (needsDisplay) command.unshift('/usr/bin/xvfb-run', '-a');
  const [program = '', ...args] = command;
  const driver = spawn(program, args, { stdio: 'ignore', detached: true });
  const stop = (): void => {
    try {
      process.kill(-(driver.pid ?? 0));
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', stop);
  const { Builder, Key, Origin } = await import('selenium-webdriver');
  const { Command, Name } = await import('selenium-webdriver/lib/command.js');
  const builder = new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  });
  const session = await untilStarted(() => builder.build());
  await session.manage().window().setRect({ width: 820, height: 700, x: 0, y: 0 });
  const version = (await session.getCapabilities()).getBrowserVersion() ?? '';
  const pointer = (at: Point) => ({ x: at[0], y: at[1], origin: Origin.VIEWPORT, duration: 0 });
  return {
    name: 'WebKitGTK',
    version,
    open: async (url) => {
      // The driver remembers how far the wheel was turned, takes the same turn on the next page for none,
      // and turns it back here.
      await session.actions().clear();
      await session.get('about:blank');
      await session.get(url);
    },
    evaluate: (expression) => session.executeScript(`return (${expression})`),
    drag: async (from, to) => {
      const between: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
      await session
        .actions()
        .move(pointer(from))
        .press()
        .move(pointer(between))
        .move(pointer(to))
        .release()
        .perform();
    },
    wheel: async (at, deltaY) => {
      const scroll = { type: 'scroll', duration: 0, x: at[0], y: at[1], deltaX: 0, deltaY };
      const actions = [
        { type: 'wheel', id: 'wheel', actions: [{ ...scroll, origin: 'viewport' }] },
      ];
      await session.execute(new Command(Name.ACTIONS).setParameter('actions', actions));
    },
    pressWithControl: async (key) => {
      await session.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform();
    },
    type: async (text) => {
      await session.actions().sendKeys(text).perform();
    },
    close: async () => {
      await session.quit().catch(() => undefined);
      stop();
      await Promise.race([once(driver, 'exit'), Promise.resolve()]);
    },
  };
}

/** The driver listens a moment after it has started, and refuses connections until then. */
async function untilStarted<T>(start: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (Date.now() > deadline || !String(error).includes('ECONNREFUSED')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
