// The islands: loads the wasm when the page is idle or an island is first
// touched, and hydrates them. Pages work as plain HTML until then, and where
// the wasm does not come.
import { closest, pause } from './dom.js';

/** @typedef {ClientModule & Record<string, IslandExport | undefined>} Client */

const root = document.documentElement;
/** How long a first touch waits before its link is followed, in milliseconds. */
const TOUCH_LIMIT = 4000;

/** What the wasm answers. Other tools of an article are scripts, which work at once. */
const TOUCHED = '.tools .listen, leptos-island :is(a.more, [role=tab], summary), .weather leptos-island button';

/** @type {Client | undefined} */
let client;
/** @type {() => Promise<void>} */
let load;

/**
 * Hydrates the islands below `top` that are not yet. An island's printed children may hold islands:
 * those come after their parent's own callback, as Leptos expects.
 * @param {Client} client
 * @param {Element} top
 */
const hydrate = (client, top) => {
  /** @type {(IslandChildren['$$on_hydrate'])[]} */
  const callbacks = [];
  /** @param {Element} node */
  const walk = (node) => {
    if (node instanceof HTMLElement && node.localName === 'leptos-island') {
      if ('ready' in node.dataset) return;
      callbacks.at(-1)?.();
      client[node.dataset.component ?? '']?.(node);
      node.dataset.ready = '';
    }
    const isChildren = node.localName === 'leptos-children';
    if (isChildren) callbacks.push(/** @type {IslandChildren} */ (node).$$on_hydrate);
    for (const child of [...node.children]) walk(child);
    if (isChildren) callbacks.pop();
  };
  walk(top);
};

/**
 * Hydrates the islands of a new page, if the wasm is loaded.
 * @param {Element} top
 */
export const wake = (top) => {
  if (client) hydrate(client, top);
};

// A first touch before the islands work is repeated when they do. If they do
// not come in time, its link is followed.
/** @type {HTMLElement | undefined} */
let touched;
let waiting = true;
const repeatTouch = () => {
  const target = touched;
  touched = undefined;
  waiting = false;
  target?.removeAttribute('aria-busy');
  target?.click();
};
addEventListener(
  'click',
  (event) => {
    if (!waiting || root.dataset.islands) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    /** @type {HTMLElement | null} */
    const target = closest(event, TOUCHED);
    if (!target) return;
    event.preventDefault();
    // What is hydrated already must not answer, too.
    event.stopPropagation();
    if (!touched) {
      const late = setTimeout(repeatTouch, TOUCH_LIMIT);
      void load().then(() => {
        clearTimeout(late);
        repeatTouch();
      });
    }
    touched?.removeAttribute('aria-busy');
    touched = target;
    touched.setAttribute('aria-busy', 'true');
  },
  true,
);

/**
 * Loads the wasm when the browser is idle; with Data Saver on, on first use.
 * @param {{ glue: string, wasm: string }} addresses
 */
export const start = ({ glue, wasm }) => {
  /** @type {Promise<void> | undefined} */
  let loading;
  load = () =>
    (loading ??= import(glue)
      .then(async (/** @type {Client} */ loaded) => {
        await loaded.default({ module_or_path: wasm });
        loaded.hydrate();
        // One island at a time, so that the browser can answer a touch between them.
        for (const island of document.querySelectorAll('leptos-island')) {
          await pause();
          hydrate(loaded, island);
        }
        client = loaded;
        // Those of a page that came meanwhile.
        wake(document.body);
        root.dataset.islands = 'ready';
      })
      .catch(() => {
        root.dataset.islands = 'failed';
      }));
  if (navigator.connection?.saveData) return;
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  const later = () => whenIdle(load);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
};
