// The islands: fetches the wasm when the page is idle or an island is first
// touched, and hydrates them. Everything on the page works as plain HTML until
// then, and goes on doing so where it fails.
import { pause } from './dom.js';

const root = document.documentElement;
/** How long a first touch waits before its link is followed; in milliseconds. */
const PATIENCE = 4000;

let module;
let load;

/** Hydrates what sleeps below `top`, once the wasm is there. An island's printed children may
    hold islands: those come after their parent's own callback, as Leptos expects. */
const wakeIn = (module, top) => {
  const callbacks = [];
  const walk = (node) => {
    if (node.localName === 'leptos-island') {
      if ('ready' in node.dataset) return;
      callbacks.at(-1)?.();
      module[node.dataset.component]?.(node);
      node.dataset.ready = '';
    }
    const isChildren = node.localName === 'leptos-children';
    if (isChildren) callbacks.push(node.$$on_hydrate);
    for (const child of [...node.children]) walk(child);
    if (isChildren) callbacks.pop();
  };
  walk(top);
};
export const wake = (top) => {
  if (module) wakeIn(module, top);
};

// The first touch, before the islands work: kept, and done again when they
// do. Where they do not come in time, a link is followed after all.
let kept;
let waiting = true;
const again = () => {
  const touched = kept;
  kept = undefined;
  waiting = false;
  touched?.removeAttribute('aria-busy');
  touched?.click();
};
addEventListener(
  'click',
  (event) => {
    if (!waiting || root.dataset.islands) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const touched = event.target.closest?.('leptos-island :is(a.more, [role=tab], button, summary)');
    if (!touched) return;
    event.preventDefault();
    if (!kept) {
      const late = setTimeout(again, PATIENCE);
      load().then(() => {
        clearTimeout(late);
        again();
      });
    }
    kept?.removeAttribute('aria-busy');
    kept = touched;
    kept.setAttribute('aria-busy', 'true');
  },
  true,
);

/** Loads the wasm when there is nothing better to do; for a reader who saves data, when it is
    first needed. */
export const start = ({ glue, wasm }) => {
  let loading;
  load = () =>
    (loading ??= import(glue)
      .then(async (loaded) => {
        await loaded.default({ module_or_path: wasm });
        loaded.hydrate();
        // One island at a time: the browser answers between any two.
        for (const island of document.querySelectorAll('leptos-island')) {
          await pause();
          wakeIn(loaded, island);
        }
        module = loaded;
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
