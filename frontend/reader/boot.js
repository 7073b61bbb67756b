// The loader. Everything on the page works as plain HTML until it runs, and
// goes on doing so where it fails; what flips a switch on the device is a few
// lines here, what holds state is an island.
import { pause } from './dom.js';
import * as editions from '../edition/loader.js';
import * as islands from './islands.js';
import * as listen from '../article/listen.js';
import * as looks from './display.js';
import * as navigation from './navigator.js';
import * as notify from '../push/button.js';
import * as offline from '../offline/register.js';
import * as progress from '../article/progress.js';
import * as reads from './read-beacon.js';
import * as row from '../article/toolbar.js';
import * as saved from '../article/saved.js';
import * as share from '../article/share.js';

// Titles under a search field come with the first touch of one; a search page
// that comes from this device is answered by the device.
const search = () => import(ADDRESSES.search).catch(() => {});
const searching = {
  shown: (main) => {
    if (document.documentElement.dataset.kept && main.querySelector('#tren-may')) search();
  },
};

const tools = [row, saved, share, progress, listen, reads, notify, offline, editions, searching];

const uncover = () => {
  for (const button of document.querySelectorAll('.needs-script')) {
    if (!button.closest('leptos-island')) button.dataset.ready = '';
  }
};

/** Makes a page's tools work: of each that takes the first one's place. */
const shown = (main) => {
  uncover();
  for (const tool of tools) tool.shown(main);
  islands.wake(main);
};

document.addEventListener('focusin', (event) => {
  if (event.target.closest?.('.search-form')) search();
});

/** The style of what scripts make comes with them: no first paint waits for it. In a sheet of its
    own, as the whole page is laid out anew when the one that names its fonts changes. */
const dress = () => {
  try {
    const own = new CSSStyleSheet();
    own.replaceSync(TOOLS_CSS);
    document.adoptedStyleSheets = [own];
  } catch {
    // Older browsers have none but the page's.
    const { sheet } = document.querySelector('style');
    sheet.insertRule(`@media all{${TOOLS_CSS}}`, sheet.cssRules.length);
  }
};

/** Makes the first page's tools work, in small steps: a finger is answered between any two. */
const begin = async () => {
  const main = document.querySelector('main');
  await pause();
  const steps = [dress, looks.start, ...tools.map((tool) => () => tool.shown(main)), uncover, offline.start];
  for (const step of steps) {
    step();
    await pause();
  }
  navigation.start(shown);
};

islands.start(ADDRESSES);
begin();
