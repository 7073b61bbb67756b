// The loader. Everything on the page works as plain HTML until it runs, and
// goes on doing so where it fails; what flips a switch on the device is a few
// lines here, what holds state is an island.
import * as islands from './islands.js';
import * as listen from './listen.js';
import * as looks from './looks.js';
import * as navigation from './navigator.js';
import * as progress from './progress.js';
import * as reads from './reads.js';
import * as row from './row.js';
import * as saved from './saved.js';
import * as share from './share.js';

const tools = [row, saved, share, progress, listen, reads];

// The style of what scripts make comes with them: no first paint waits for it.
const { sheet } = document.querySelector('style');
sheet.insertRule(`@media all{${TOOLS_CSS}}`, sheet.cssRules.length);

const own = document.currentScript.dataset;

/** Makes a page's tools work: of this one, and of each that takes its place. */
const shown = (main) => {
  for (const button of document.querySelectorAll('.needs-script')) {
    if (!button.closest('leptos-island')) button.dataset.ready = '';
  }
  for (const tool of tools) tool.shown(main);
  islands.wake(main);
  if (own.edition && main.querySelector('.edition')) {
    import(own.edition).then((edition) => edition.shown(main)).catch(() => {});
  }
};

// Titles under a search field come with the first touch of one.
document.addEventListener('focusin', (event) => {
  if (own.search && event.target.closest?.('.search-form')) import(own.search).catch(() => {});
});

islands.start(own);
looks.start();
shown(document.querySelector('main'));
navigation.start(shown);
