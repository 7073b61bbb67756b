// WebKitGTK's small browser, driven over WebDriver on a virtual screen.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir } from 'node:fs/promises';
import path from 'node:path';

import { freePort } from './server.mjs';
import { PATIENCE, pause, until } from './wait.mjs';

/** Debian installs the browser below this folder, by architecture and interface. */
const LIBRARIES = '/usr/lib';
/** Returns the browser's path if driver, browser and virtual screen are installed. */
export async function webkit() {
  try {
    for (const tool of ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb']) await access(tool);
  } catch {
    return undefined;
  }
  for (const folder of await readdir(LIBRARIES)) {
    for (const version of ['4.1', '4.0']) {
      const found = path.join(LIBRARIES, folder, `webkit2gtk-${version}`, 'MiniBrowser');
      if (await access(found).then(() => true, () => false)) return found;
    }
  }
  return undefined;
}

/** Starts a virtual screen. */
async function startScreen() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '800x900x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await once(child.stdio[3], 'data');
  return { child, name: `:${`${number}`.trim()}` };
}

const asked = async (url, method, message) => {
  const answer = await fetch(url, { method, body: message && JSON.stringify(message) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
};

const whenUp = async (driver) => {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await asked(`${driver}/status`, 'GET');
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause();
    }
  }
};

/** A page of the browser, with a few of Playwright's methods. */
class Page {
  constructor(session) {
    this.session = session;
  }

  async goto(url) {
    await this.evaluate(() => void (window.left = true));
    await asked(`${this.session}/url`, 'POST', { url });
    // The driver sometimes answers while the previous page is still shown.
    await until(this, () => !window.left && document.readyState === 'complete');
  }

  /** Runs a function in the page with an argument. Returns its result. */
  async evaluate(act, arg) {
    const script = `const [arg, done] = arguments;
      (async () => (${act})(arg))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await asked(`${this.session}/execute/async`, 'POST', { script, args: [arg ?? null] });
    if (error) throw new Error(error);
    return value;
  }
}

/** Runs `use(page)` in a browser of its own. */
export async function withWebKit(binary, use) {
  const screen = await startScreen();
  const port = await freePort();
  const driver = `http://127.0.0.1:${port}`;
  const child = spawn('WebKitWebDriver', [`--port=${port}`], { env: { ...process.env, DISPLAY: screen.name }, stdio: 'ignore' });
  try {
    await whenUp(driver);
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } };
    const { sessionId } = await asked(`${driver}/session`, 'POST', { capabilities });
    const session = `${driver}/session/${sessionId}`;
    try {
      await use(new Page(session));
    } finally {
      await asked(session, 'DELETE');
    }
  } finally {
    for (const it of [child, screen.child]) it.kill();
  }
}
