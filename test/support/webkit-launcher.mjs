// Runs the tests in WebKitGTK: its driver, and a display without a screen for its browser, are started for the run and stopped after it.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { webkitPaths } from '../../scripts/engines.mjs';
import { openSession } from './webdriver.mjs';
import { webdriverPage } from './webdriver-page.mjs';
import { focusWindow } from './x-focus.mjs';

/**
 * Drawing by the processor, no bus of the desktop: the same on every machine. Layers are not put together in a thread of their own, since
 * the software renderer that it draws with crashes there now and then, and takes the page with it.
 */
const environment = { GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1' };

/** A program in a group of its own, so that the browsers it starts end with it, at the latest when this process does. */
function start(command, args, options) {
  const child = spawn(command, args, { detached: true, ...options });
  const stop = () => {
    process.off('exit', stop);
    try {
      process.kill(-child.pid);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  process.on('exit', stop);
  return { child, stop };
}

/** A display of a number that the server chooses, since others may have one too. */
async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'];
  const { child, stop } = start(webkitPaths.display, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].once('data', (data) => resolve(String(data).trim()));
    child.once('exit', (code) => reject(new Error(`${webkitPaths.display} ended with ${code}`)));
    child.once('error', reject);
  });
  return { name: `:${number}`, stop };
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function startDriver(display) {
  const port = await freePort();
  const env = { ...process.env, ...environment, DISPLAY: display };
  const { stop } = start(webkitPaths.driver, [`--port=${port}`], { env, stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(`${address}/status`).catch(() => null)) return { address, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  stop();
  throw new Error(`${webkitPaths.driver} did not answer within ten seconds`);
}

async function startBrowser() {
  // A process that a signal ends tells nobody; one that exits stops what it started.
  process.once('SIGTERM', () => process.exit(143));
  const display = await startDisplay();
  const driver = await startDriver(display.name);
  const session = await openSession(driver.address, {});
  await focusWindow(display.name);
  const page = webdriverPage(session);
  const stop = async () => {
    // One that has crashed has no session left to close.
    await session.close().catch(() => null);
    driver.stop();
    display.stop();
  };
  return { session, page, stop };
}

/**
 * A browser launcher of the test runner with one window, in which the files run one after the other. The runner's commands know the pages of
 * puppeteer, whose shape this one has; hence the type.
 */
export function webkitLauncher() {
  let browser = null;
  let active = null;
  const navigate = async (url) => (await browser).session.post('url', { url });
  const stop = async () => {
    if (browser) await (await browser).stop();
    browser = null;
  };
  return {
    name: 'WebKit',
    type: 'puppeteer',
    concurrency: 1,
    async startSession(id, url) {
      browser ??= startBrowser();
      const { page } = await browser;
      active = { id, page, url };
      await page.setViewport({ width: 800, height: 600 });
      await navigate(url);
    },
    isActive: (id) => active?.id === id,
    getPage: () => active.page,
    /** Where the browser has crashed it is where it was: the runner then says of this file that the browser disconnected. */
    async getBrowserUrl() {
      const { url } = active;
      return (await browser).session.get('url').catch(() => url);
    },
    /** An empty page ends what still runs in the former one. A browser that cannot show it has crashed: the next file gets a new one. */
    async stopSession() {
      active = null;
      await navigate('about:blank').catch(stop);
      return {};
    },
    startDebugSession: () => Promise.reject(new Error('WebKit has no window to debug in')),
    stop,
  };
}
