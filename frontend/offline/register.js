// Registers the service worker once the browser has nothing better to do, and
// loads the offline tools (`main.js`) when there is something to show or store.
import { downloadNewest } from '../edition/loader.js';

const { serviceWorker } = navigator;
const root = document.documentElement;

/** @typedef {typeof import('./main.js')} Tools */

/** @type {Promise<Tools> | undefined} */
let loading;
/**
 * @param {(tools: Tools) => unknown} act
 */
const use = async (act) => {
  try {
    await act(await (loading ??= import(ADDRESSES.offline)));
  } catch {
    // The page works without; the next use loads the tools again.
    loading = undefined;
  }
};

/** True if the website has a worker and the browser supports it. */
const possible = Boolean(serviceWorker && document.querySelector('link[rel=manifest]'));

const register = async () => {
  const first = !serviceWorker.controller;
  const registration = await serviceWorker.register('/sw.js');
  // The first page was loaded before the worker.
  if (first) (await serviceWorker.ready).active?.postMessage({ ask: 'keep', path: location.pathname });
  const offerWaiting = () => {
    if (registration.waiting && serviceWorker.controller) void use((tools) => tools.offerBuild(registration));
  };
  offerWaiting();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerWaiting);
  });
  downloadNewest();
};

/** How long a page that nobody touches waits before the worker is registered, in milliseconds. */
const CALM = 5000;

/** Registers after the page's first touch, or once it was calm: what the worker fetches comes after
    what the reader waits for. */
const registerWhenCalm = () => {
  const first = new AbortController();
  const begin = () => {
    first.abort();
    const work = () => {
      // Pages work without a worker.
      register().catch(() => {});
    };
    // The timeout is for a page that is never idle.
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: CALM });
    else setTimeout(work);
  };
  const late = setTimeout(begin, CALM);
  first.signal.addEventListener('abort', () => clearTimeout(late));
  for (const touch of ['pointerdown', 'keydown', 'scroll']) {
    addEventListener(touch, begin, { passive: true, signal: first.signal });
  }
};

/**
 * Stores an article with its pictures, or ends that; does nothing without a worker.
 * @param {string} path
 * @param {boolean} wanted
 */
export const save = async (path, wanted) => {
  if (possible) await use((tools) => tools.save(path, wanted));
};

export const start = () => {
  if (!possible) return;
  for (const type of ['online', 'offline']) addEventListener(type, () => void use((tools) => tools.showNetwork()));
  serviceWorker.addEventListener('message', ({ data }) => void use((tools) => tools.onUpdate(data)));
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    void use((tools) => tools.offerInstall(/** @type {BeforeInstallPromptEvent} */ (event)));
  });
  // Safari on iOS installs only from its own menu, and fires no event.
  if (navigator.standalone === false) void use((tools) => tools.offerInstall());
  if (document.readyState === 'complete') registerWhenCalm();
  else addEventListener('load', registerWhenCalm, { once: true });
};

/** @param {HTMLElement} main */
export const show = (main) => {
  if (!possible) return;
  // Loaded tools also remove what they showed on the previous page.
  if (root.dataset.kept || !navigator.onLine || loading) void use((tools) => tools.showNetwork());
  if (main.classList.contains('on-device')) void use((tools) => tools.showStorage(main));
};
