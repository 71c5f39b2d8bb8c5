import { http, HttpResponse } from 'msw';
import { type CSSProperties, type ReactElement, type ReactNode, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';

import { createKfpClient, type RunLogsTarget } from '../../src/core/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { useRunLogs } from '../../src/react/hooks/useRunLogs.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { createGate } from '../support/createGate.js';
import { ManualClock } from '../support/ManualClock.js';
import { simulate } from '../support/simulate.js';
import { textOf } from '../support/textOf.js';

const worker = simulate();
const TARGET: RunLogsTarget = { runId: 'b5f0', podName: 'train', namespace: 'team-a' };
const RUNNING = {
  kind: 'Pod',
  spec: { containers: [{ name: 'main' }] },
  status: { phase: 'Running', containerStatuses: [{ name: 'main', state: { running: {} } }] },
};

function serveRunningPod() {
  const server = { asked: 0, log: 'one\n', isDown: false, held: Promise.resolve() };
  worker.use(
    http.get('/pipeline/k8s/pod/logs', async () => {
      server.asked += 1;
      await server.held;
      return server.isDown ? HttpResponse.error() : HttpResponse.text(server.log);
    }),
    http.get('/pipeline/k8s/pod', () => HttpResponse.json(RUNNING)),
    http.get('/pipeline/apis/v2beta1/healthz', () => HttpResponse.json({})),
  );
  return server;
}

/** Renders what shows the log, on a clock that a test moves. */
async function show(content: ReactNode) {
  const clock = new ManualClock();
  const client = createKfpClient({ baseUrl: '/pipeline', clock });
  await render(
    <RunLogsProvider client={client} options={{ clock }}>
      {content}
    </RunLogsProvider>,
  );
  return {
    clock,
    /** Moves the clock until something is so. */
    until: async (isSo: () => boolean) => {
      await expect
        .poll(() => {
          clock.advance(1_000);
          return isSo();
        })
        .toBe(true);
    },
  };
}

type Shown = Awaited<ReturnType<typeof show>>;

/** A log that rests has set no timer, so that no time makes it ask again. */
async function expectQuiet({ clock }: Shown, server: { asked: number }): Promise<void> {
  await expect.poll(() => clock.pending).toBe(0);
  await twoFrames();
  const { asked } = server;
  clock.advance(600_000);
  await twoFrames();
  expect(server.asked).toBe(asked);
}

async function expectPolled({ until }: Shown, server: { asked: number }): Promise<void> {
  const { asked } = server;
  await until(() => server.asked > asked + 1);
}

async function twoFrames(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}

function Log() {
  const { status, document } = useRunLogs(TARGET);
  const text = document.lineCount < 10 ? textOf(document) : '';
  return (
    <p data-testid="log" data-status={status} data-lines={document.lineCount}>
      {`${status}: ${text}`}
    </p>
  );
}

/** A host's own component, which says where it shows the log. */
function ViewedLog({ style }: { style?: CSSProperties }) {
  const view = useRef<HTMLParagraphElement>(null);
  const { status, document } = useRunLogs(TARGET, undefined, view);
  return <p ref={view} style={style} data-testid="log">{`${status}: ${textOf(document)}`}</p>;
}

/** Also on a button that lies outside of its small frame. */
const CLICK = new MouseEvent('click', { bubbles: true });

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

afterEach(() => {
  Reflect.deleteProperty(document, 'hidden');
});

describe('a hidden page', () => {
  it('lets a followed log rest, and catch up when it is seen', async () => {
    const server = serveRunningPod();
    const shown = await show(<Log />);
    const log = page.getByTestId('log');
    await shown.until(() => log.element().textContent === 'following: one');
    await expectPolled(shown, server);
    hide(true);
    await expectQuiet(shown, server);
    server.log = 'one\ntwo\n';
    hide(false);
    await shown.until(() => log.element().textContent === 'following: one\ntwo');
    await expectPolled(shown, server);
  });

  it('that was hidden when it was opened looks for the log once', async () => {
    const server = serveRunningPod();
    hide(true);
    const shown = await show(<Log />);
    const log = page.getByTestId('log');
    await shown.until(() => log.element().textContent === 'following: one');
    await expectQuiet(shown, server);
    expect(server.asked).toBe(1);
    server.log = 'one\ntwo\n';
    hide(false);
    await shown.until(() => log.element().textContent === 'following: one\ntwo');
    await expectPolled(shown, server);
  });

  it('asks for nothing in an hour of 50 lines a second, and for all of it once after', async () => {
    const server = serveRunningPod();
    const shown = await show(<Log />);
    const status = () => page.getByTestId('log').element().getAttribute('data-status');
    await shown.until(() => status() === 'following');
    hide(true);
    await expect.poll(() => shown.clock.pending).toBe(0);
    // One that was on its way.
    await twoFrames();
    const { asked } = server;
    for (let minute = 0; minute < 60; minute += 1) {
      server.log += 'epoch 1 loss=0.123 accuracy=0.987\n'.repeat(50 * 60);
      shown.clock.advance(60_000);
    }
    await twoFrames();
    expect(server.asked).toBe(asked);
    hide(false);
    const lines = () => page.getByTestId('log').element().getAttribute('data-lines');
    await shown.until(() => lines() === '180001');
    expect(server.asked).toBeLessThanOrEqual(asked + 2);
  });

  it('lets a log that loads go on, and rest when it is there', async () => {
    const server = serveRunningPod();
    const gate = createGate();
    server.held = gate.opened;
    const shown = await show(<Log />);
    await expect.poll(() => server.asked).toBe(1);
    hide(true);
    gate.open();
    const log = page.getByTestId('log');
    await shown.until(() => log.element().textContent === 'following: one');
    await expectQuiet(shown, server);
    expect(server.asked).toBe(1);
  });
});

it('a disturbed log is tried again at once when the network is back', async () => {
  const server = serveRunningPod();
  const shown = await show(<Log />);
  const log = page.getByTestId('log');
  await shown.until(() => log.element().textContent === 'following: one');
  server.isDown = true;
  const { asked } = server;
  await shown.until(() => server.asked > asked + 3);
  await twoFrames();
  server.isDown = false;
  server.log = 'one\ntwo\n';
  window.dispatchEvent(new Event('online'));
  await shown.until(() => log.element().textContent === 'following: one\ntwo');
});

/** A place in the page that can be brought out of sight and back. */
const PLACES: [string, (props: { isAway: boolean; children: ReactNode }) => ReactElement][] = [
  [
    'display: none',
    ({ isAway, children }) => (
      <div style={{ height: 300, display: isAway ? 'none' : 'block' }}>{children}</div>
    ),
  ],
  [
    'scrolled out of the page',
    ({ isAway, children }) => (
      <div style={{ height: 300, marginTop: isAway ? '300vh' : 0 }}>{children}</div>
    ),
  ],
  [
    'scrolled out of a part of the page',
    ({ isAway, children }) => (
      <div style={{ height: 300, overflow: 'auto' }}>
        <div style={{ height: 300, marginTop: isAway ? 1_000 : 0 }}>{children}</div>
      </div>
    ),
  ],
  [
    'in a frame that is scrolled out of the page',
    ({ isAway, children }) => (
      <div style={{ marginTop: isAway ? '300vh' : 0 }}>
        <Frame>{children}</Frame>
      </div>
    ),
  ],
  [
    'in a frame with display: none',
    ({ isAway, children }) => (
      <div style={{ display: isAway ? 'none' : 'block' }}>
        <Frame>{children}</Frame>
      </div>
    ),
  ],
];

function Frame({ children }: { children: ReactNode }) {
  const [body, setBody] = useState<HTMLElement>();
  return (
    <iframe
      title="frame"
      style={{ height: 300 }}
      ref={(frame) => {
        setBody(frame?.contentDocument?.body);
      }}
    >
      {body && createPortal(children, body)}
    </iframe>
  );
}

describe.each(PLACES)('a log that is %s', (_, Place) => {
  function Page() {
    const [isAway, setAway] = useState(false);
    return (
      <>
        <button
          type="button"
          style={{ position: 'fixed', top: 0, right: 0, zIndex: 9999 }}
          onClick={() => {
            setAway(!isAway);
          }}
        >
          move
        </button>
        <Place isAway={isAway}>
          <RunLogs target={TARGET} />
        </Place>
      </>
    );
  }

  it('rests, and catches up when it is seen again', async () => {
    const server = serveRunningPod();
    const shown = await show(<Page />);
    await expectPolled(shown, server);
    await page.getByText('move').click();
    await expectQuiet(shown, server);
    const { asked } = server;
    await page.getByText('move').click();
    await expect.poll(() => server.asked).toBe(asked + 1);
    await expectPolled(shown, server);
  });
});

describe('a log that several components show', () => {
  it('rests when none of them is seen', async () => {
    const server = serveRunningPod();
    const away: CSSProperties = { marginTop: '300vh' };
    function Page() {
      const [seen, setSeen] = useState(2);
      return (
        <>
          <button
            type="button"
            style={{ position: 'fixed', top: 0, right: 0, zIndex: 9999 }}
            onClick={() => {
              setSeen(seen - 1);
            }}
          >
            fewer
          </button>
          <ViewedLog style={seen > 0 ? {} : away} />
          <ViewedLog style={seen > 1 ? {} : away} />
        </>
      );
    }
    const shown = await show(<Page />);
    await expectPolled(shown, server);
    await page.getByText('fewer').click();
    await twoFrames();
    await expectPolled(shown, server);
    await page.getByText('fewer').click();
    await expectQuiet(shown, server);
  });
});

it('of ten logs, those in view are polled once an interval, and the others are not', async () => {
  const asked = new Map<string, number>();
  const pods = Array.from({ length: 10 }, (_, at) => `train-${at}`);
  worker.use(
    http.get('/pipeline/k8s/pod/logs', ({ request }) => {
      const pod = new URL(request.url).searchParams.get('podname') ?? '';
      asked.set(pod, (asked.get(pod) ?? 0) + 1);
      return HttpResponse.text('one\n');
    }),
    http.get('/pipeline/k8s/pod', () => HttpResponse.json(RUNNING)),
  );
  const shown = await show(
    pods.map((podName) => (
      <div key={podName} style={{ height: '40vh', margin: 0 }}>
        <RunLogs target={{ ...TARGET, podName }} />
      </div>
    )),
  );
  await shown.until(() => pods.every((pod) => asked.has(pod)));
  await expect.poll(() => document.querySelectorAll('[data-klv-status=following]').length).toBe(10);
  // Those that are not in view may be asked once more, before the page knows where they are.
  await twoFrames();
  const before = new Map(asked);
  const moreOf = (pod: string): number => (asked.get(pod) ?? 0) - (before.get(pod) ?? 0);
  await shown.until(() => pods.slice(0, 3).every((pod) => moreOf(pod) >= 5));
  expect(pods.slice(3).map(moreOf)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

describe('a reader who is signed out', () => {
  /** Ten logs whose server asks for a login once the reader is signed out. */
  async function showTen() {
    const server = { asked: 0, isSignedOut: false };
    worker.use(
      http.get('/pipeline/k8s/pod/logs', () => {
        server.asked += 1;
        return server.isSignedOut
          ? new HttpResponse('', { status: 401 })
          : HttpResponse.text('one\n');
      }),
      http.get('/pipeline/k8s/pod', () => HttpResponse.json(RUNNING)),
    );
    const shown = await show(
      Array.from({ length: 10 }, (_, at) => (
        <div key={at} style={{ height: 40, overflow: 'hidden' }}>
          <RunLogs target={{ ...TARGET, podName: `train-${at}` }} />
        </div>
      )),
    );
    await shown.until(() => document.querySelectorAll('[data-klv-status=following]').length === 10);
    server.isSignedOut = true;
    const offers = () => page.getByRole('link', { name: 'Sign in again' }).elements().length;
    await shown.until(() => offers() === 10);
    return { server, shown, offers };
  }

  it('is offered to sign in, is not polled meanwhile, and finds all logs going on', async () => {
    const { server, shown, offers } = await showTen();
    await expectQuiet(shown, server);
    server.isSignedOut = false;
    page
      .getByRole('button', { name: 'Refresh', includeHidden: true })
      .first()
      .element()
      .dispatchEvent(CLICK);
    await shown.until(() => offers() === 0);
    await expectPolled(shown, server);
  });

  it('who comes back to the page is asked for once, and finds all logs going on', async () => {
    const { server, shown, offers } = await showTen();
    await expectQuiet(shown, server);
    const { asked } = server;
    hide(true);
    hide(false);
    await expect.poll(() => server.asked).toBeGreaterThan(asked);
    await expectQuiet(shown, server);
    // Two events tell of the return; the second makes the request obsolete that the first has sent.
    expect(server.asked).toBeLessThanOrEqual(asked + 2);
    expect(offers()).toBe(10);

    hide(true);
    server.isSignedOut = false;
    hide(false);
    await shown.until(() => offers() === 0);
    await expectPolled(shown, server);
  });
});
