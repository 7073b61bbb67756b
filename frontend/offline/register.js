// What a page has to do with its worker: registers it once there is nothing
// better to do, and calls for the tools (`offline/`) when there is something
// to say or to keep.
import { takeNewest } from '../edition/loader.js';

const { serviceWorker } = navigator;
const root = document.documentElement;

let loading;
const use = async (name, ...given) => {
  try {
    return await (await (loading ??= import(ADDRESSES.offline)))[name](...given);
  } catch {
    // The page reads as well without.
    loading = undefined;
    return undefined;
  }
};

/** True where the paper has a worker, and the browser lets pages have one. */
const possible = Boolean(serviceWorker && document.querySelector('link[rel=manifest]'));

const register = async () => {
  const first = !serviceWorker.controller;
  const registration = await serviceWorker.register('/sw.js');
  // The first page came before the worker.
  if (first) (await serviceWorker.ready).active.postMessage({ ask: 'keep', path: location.pathname });
  const waiting = () => {
    if (registration.waiting && serviceWorker.controller) use('offerBuild', registration);
  };
  waiting();
  registration.addEventListener('updatefound', () => {
    registration.installing.addEventListener('statechange', waiting);
  });
  takeNewest();
};

/** How long a page that nobody touches is left alone before the worker comes, in milliseconds. */
const CALM = 5000;

/** Registers after the page's first touch, or once it has been calm: what the worker fetches
    comes after what the reader waits for. */
const whenCalm = () => {
  const first = new AbortController();
  const begin = () => {
    first.abort();
    const work = () => register().catch(() => {});
    // A page that is never idle does not go without.
    if (window.requestIdleCallback) requestIdleCallback(work, { timeout: CALM });
    else setTimeout(work);
  };
  const late = setTimeout(begin, CALM);
  first.signal.addEventListener('abort', () => clearTimeout(late));
  for (const touch of ['pointerdown', 'keydown', 'scroll']) {
    addEventListener(touch, begin, { passive: true, signal: first.signal });
  }
};

/** Keeps an article with its pictures, or lets go of it; nothing where there is no worker. */
export const save = (path, wanted) => (possible ? use('save', path, wanted) : undefined);

export const start = () => {
  if (!possible) return;
  for (const type of ['online', 'offline']) addEventListener(type, () => use('network'));
  serviceWorker.addEventListener('message', ({ data }) => use('told', data));
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    use('offerInstall', event);
  });
  // iOS installs from its own menu alone, and says nothing of it.
  if (navigator.standalone === false) use('offerInstall');
  if (document.readyState === 'complete') whenCalm();
  else addEventListener('load', whenCalm, { once: true });
};

export const shown = (main) => {
  if (!possible) return;
  // What was said of the page before, too.
  if (root.dataset.kept || !navigator.onLine || loading) use('network');
  if (main.classList.contains('on-device')) use('stock', main);
};
