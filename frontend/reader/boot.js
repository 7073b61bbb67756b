// The loader. Pages work as plain HTML before it runs and where it fails. What
// changes a setting on the device is plain script; what holds state is an island.
import { show as showEditions } from '../edition/loader.js';
import { show as showSaved } from '../article/saved.js';
import { show as showSharing } from '../article/share.js';
import { show as showToolbar } from '../article/toolbar.js';
import { isOffered } from '../device/offered.js';
import { reportHalf, show as showOffline, start as startOffline } from '../offline/register.js';
import { show as showPush } from '../push/button.js';
import { start as startDisplay } from './display.js';
import { closest, element, get, pause } from './dom.js';
import { start as startIslands, wake } from './islands.js';
import { start as startNavigator } from './navigator.js';
import { show as countRead } from './read-beacon.js';

/** Loads the search form's script: on first use, or where the device answers the search page itself. */
const loadSearch = () => {
  // Without it the form works as plain HTML.
  import(ADDRESSES.search).catch(() => {});
};
/** @param {HTMLElement} main */
const showSearch = (main) => {
  if (document.documentElement.dataset.kept && main.querySelector('#tren-may')) loadSearch();
};

/**
 * What each page's tools do when it is shown; the toolbar first, as others use it.
 * @type {((main: HTMLElement) => void)[]}
 */
const tools = [
  showToolbar,
  showSaved,
  showSharing,
  countRead,
  showPush,
  showOffline,
  showEditions,
  showSearch,
];

/** Shows buttons that work only with scripts. An island shows its own; what it only wraps is not its own. */
const showButtons = () => {
  for (const button of document.querySelectorAll(/** @type {'button'} */ ('.needs-script'))) {
    if (button.closest('leptos-children, leptos-island')?.localName !== 'leptos-island') button.dataset.ready = '';
  }
};

/**
 * Starts the tools of a page that replaced another one.
 * @param {HTMLElement} main
 */
const show = (main) => {
  showButtons();
  for (const tool of tools) tool(main);
  wake(main);
};

document.addEventListener('focusin', (event) => {
  if (closest(event, '.search-form')) loadSearch();
});
// A reader may be faster than this script.
if (document.activeElement?.closest('.search-form')) loadSearch();

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

/** Names the manifest of the app: no first paint needs it. */
const addManifest = () => {
  if (isOffered()) document.head.append(element('link', { rel: 'manifest', href: '/manifest.webmanifest' }));
};

/** True if the end of the page came: its footer is last. */
const isComplete = Boolean(document.querySelector('footer'));

/** Starts the tools of the first page in small steps, so that the browser can answer a touch between them. */
const start = async () => {
  if (!isComplete) {
    addStyle();
    reportHalf();
    startOffline();
    return;
  }
  const main = get(document, 'main');
  await pause();
  const steps = [addStyle, startDisplay, ...tools.map((tool) => () => tool(main)), showButtons, startOffline, () => startNavigator(show), addManifest];
  for (const step of steps) {
    step();
    await pause();
  }
};

if (isComplete) startIslands(ADDRESSES);
void start();
