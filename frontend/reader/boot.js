// The loader. Pages work as plain HTML before it runs and where it fails. What
// changes a setting on the device is plain script; what holds state is an island.
import * as editions from '../edition/loader.js';
import * as listen from '../article/listen.js';
import * as progress from '../article/progress.js';
import * as saved from '../article/saved.js';
import * as share from '../article/share.js';
import * as toolbar from '../article/toolbar.js';
import * as offline from '../offline/register.js';
import * as push from '../push/button.js';
import * as display from './display.js';
import { closest, get, pause } from './dom.js';
import * as islands from './islands.js';
import * as navigator from './navigator.js';
import * as reads from './read-beacon.js';

/** @typedef {{ show: (main: HTMLElement) => void }} Tool */

/** Loads the search form's script: on first use, or where the device answers the search page itself. */
const loadSearch = () => {
  // Without it the form works as plain HTML.
  import(ADDRESSES.search).catch(() => {});
};
/** @type {Tool} */
const search = {
  show: (main) => {
    if (document.documentElement.dataset.kept && main.querySelector('#tren-may')) loadSearch();
  },
};

/** @type {Tool[]} */
const tools = [toolbar, saved, share, progress, listen, reads, push, offline, editions, search];

/** Shows buttons that work only with scripts. */
const showButtons = () => {
  for (const button of document.querySelectorAll(/** @type {'button'} */ ('.needs-script'))) {
    if (!button.closest('leptos-island')) button.dataset.ready = '';
  }
};

/**
 * Starts the tools of a page that replaced another one.
 * @param {HTMLElement} main
 */
const show = (main) => {
  showButtons();
  for (const tool of tools) tool.show(main);
  islands.wake(main);
};

document.addEventListener('focusin', (event) => {
  if (closest(event, '.search-form')) loadSearch();
});

/** Adds the style of the scripts' elements, so that no first paint waits for it. It is a sheet of
    its own: a change of the one that names fonts would lay out the whole page again. */
const addStyle = () => {
  try {
    const own = new CSSStyleSheet();
    own.replaceSync(TOOLS_CSS);
    document.adoptedStyleSheets = [own];
  } catch {
    // Older browsers have no constructed sheets.
    /** @type {HTMLStyleElement} */
    const style = get(document, 'style');
    style.sheet?.insertRule(`@media all{${TOOLS_CSS}}`, style.sheet.cssRules.length);
  }
};

/** Starts the tools of the first page in small steps, so that the browser can answer a touch between them. */
const start = async () => {
  const main = get(document, 'main');
  await pause();
  const steps = [addStyle, display.start, ...tools.map((tool) => () => tool.show(main)), showButtons, offline.start];
  for (const step of steps) {
    step();
    await pause();
  }
  navigator.start(show);
};

islands.start(ADDRESSES);
void start();
