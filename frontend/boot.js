// The loader. Everything on the page works as plain HTML until it runs, and
// goes on doing so where it fails; what flips a switch on the device is a few
// lines here, what holds state is an island.
import { on, say } from './device.js';
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

/** Asking for news comes with the first touch of its button. */
const notify = () => import(own.notify);
for (const type of ['pointerover', 'focusin']) on(type, '.notify', () => notify().catch(() => {}));
on('click', '.notify', (button) => {
  notify()
    .then((it) => it.toggle(button))
    .catch(() => say(button, button.dataset.failed));
});

/** Makes a page's tools work: of this one, and of each that takes its place. */
const shown = (main) => {
  for (const button of document.querySelectorAll('.needs-script')) {
    if (!button.closest('leptos-island')) button.dataset.ready = '';
  }
  for (const tool of tools) tool.shown(main);
  // What is followed shows at once where notifications were allowed before.
  if (own.notify && window.Notification?.permission === 'granted' && main.querySelector('.notify')) {
    notify().then((it) => it.shown(main)).catch(() => {});
  }
  islands.wake(main);
};

// Titles under a search field come with the first touch of one.
document.addEventListener('focusin', (event) => {
  if (own.search && event.target.closest?.('.search-form')) import(own.search).catch(() => {});
});

islands.start(own);
looks.start();
shown(document.querySelector('main'));
navigation.start(shown);
