// Registers the service worker once the browser has nothing better to do, and
// loads the offline tools (`main.js`) when there is something to show or store.
import { SAVED_KEY } from '../article/saved-list.js';
import { recall } from '../device/local-storage.js';
import { isOffered, stopOffering } from '../device/offered.js';
import { downloadNewest } from '../edition/loader.js';

const { serviceWorker } = navigator;
const root = document.documentElement;

/** @typedef {typeof import('./main.js')} Tools */

/** @type {Promise<Tools> | undefined} */
let loading;
const loadTools = async () => {
  try {
    return await (loading ??= import(ADDRESSES.offline));
  } catch (error) {
    // The next use loads them again.
    loading = undefined;
    throw error;
  }
};
/**
 * @param {(tools: Tools) => unknown} act
 */
const use = async (act) => {
  try {
    await act(await loadTools());
  } catch {
    // The page works without.
  }
};

/** Returns true if the website stores articles on devices, and the browser supports it. */
const isPossible = () => Boolean(serviceWorker && isOffered());

/**
 * Goes on once the worker works, which may be never.
 * @param {boolean} isFirst true if the page was loaded before there was a worker
 */
const whenReady = async (isFirst) => {
  const { active } = await serviceWorker.ready;
  if (!isPossible()) return;
  if (isFirst) active?.postMessage({ ask: 'keep', path: location.pathname });
  downloadNewest();
  if (recall(SAVED_KEY)) await use((tools) => tools.reconcile());
};

const register = async () => {
  const isFirst = !serviceWorker.controller;
  const registration = await serviceWorker.register('/sw.js');
  const offerWaiting = () => {
    if (registration.waiting && serviceWorker.controller) void use((tools) => tools.offerBuild(registration));
  };
  offerWaiting();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerWaiting);
  });
  void whenReady(isFirst);
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
      if (isPossible()) register().catch(() => {});
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
 * Stores an article with its pictures, or ends that. Returns what could not be done, in words.
 * @param {string} path
 * @param {boolean} wanted
 * @param {(words: string) => void} say reports what is being done
 */
export const save = async (path, wanted, say) => {
  const tools = await loadTools();
  if (isOffered()) return tools.save(path, wanted, say);
  return wanted ? tools.words.listed : undefined;
};

/** Says that the end of the page did not come. */
export const reportHalf = () => void use((tools) => tools.reportHalf());

export const start = () => {
  if (!isPossible()) return;
  for (const type of ['online', 'offline']) addEventListener(type, () => void use((tools) => tools.showNetwork()));
  addEventListener('online', () => {
    if (recall(SAVED_KEY)) void use((tools) => tools.reconcile());
  });
  serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.uninstalled) stopOffering();
    else void use((tools) => tools.onUpdate(data));
  });
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
  if (isOffered() && main.classList.contains('on-device')) void use((tools) => tools.showStored(main));
  if (!isPossible()) return;
  // Loaded tools also remove what they showed on the previous page.
  if (root.dataset.kept || !navigator.onLine || loading) void use((tools) => tools.showNetwork());
};
