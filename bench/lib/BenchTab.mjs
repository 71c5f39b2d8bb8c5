import { Renderer } from './Renderer.mjs';
import { withTimeout } from './withTimeout.mjs';

const VIEWPORT = { width: 1200, height: 700 };

/** A page of the bench, alone in its process, and the process. */
export class BenchTab {
  #context;
  #page;
  #session;
  #browserSession;
  #renderer;
  /** Rejects when the page dies. */
  crash;

  constructor({ context, page, session, browserSession, renderer, crash }) {
    this.#context = context;
    this.#page = page;
    this.#session = session;
    this.#browserSession = browserSession;
    this.#renderer = renderer;
    this.crash = crash;
  }

  /** The empty page. */
  static async open(browser, url) {
    const context = await browser.newContext({ viewport: VIEWPORT });
    const page = await context.newPage();
    const crash = new Promise((_, reject) => {
      page.on('crash', () => reject(new Error('the page crashed')));
    });
    // It may crash when nobody is waiting for it.
    crash.catch(() => undefined);
    const session = await context.newCDPSession(page);
    const browserSession = await browser.newBrowserCDPSession();
    await page.goto(url);
    await page.waitForFunction('openBench !== undefined');
    const renderer = await Renderer.of(browserSession, session);
    return new BenchTab({ context, page, session, browserSession, renderer, crash });
  }

  /** Loads a viewer's code. */
  async openViewer(name) {
    await this.#page.evaluate(`openBench(${JSON.stringify(name)})`);
  }

  /** Calls one of the functions of `page/createBench.ts`. */
  call(name, ...args) {
    return this.#page.evaluate(`bench.${name}(${args.map((arg) => JSON.stringify(arg))})`);
  }

  /** Turns the wheel over the middle of the page. */
  wheel(deltaY) {
    return this.#session.send('Input.dispatchMouseEvent', {
      ...{ type: 'mouseWheel', x: VIEWPORT.width / 2, y: VIEWPORT.height / 2, deltaX: 0, deltaY },
    });
  }

  cpu() {
    return this.#renderer.cpu();
  }

  memory() {
    return this.#renderer.memory();
  }

  /** Closes it, whatever state it is in: what comes next does not share the machine with its end. */
  async close() {
    await this.#browserSession.detach().catch(() => undefined);
    await withTimeout(this.#context.close(), 5_000, 'closing').catch(() => this.#renderer.kill());
    await withTimeout(this.#renderer.ended(), 5_000, 'ending').catch(() => this.#renderer.kill());
  }
}
