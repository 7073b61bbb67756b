// The button by which a reader asks for news: what it does comes with its first
// touch, or at once where notifications were allowed before.
import { on, say } from '../reader/dom.js';

const load = () => import(ADDRESSES.notify);

for (const type of ['pointerover', 'focusin']) on(type, '.notify', () => load().catch(() => {}));
on('click', '.notify', (button) => {
  load()
    .then(({ toggle }) => toggle(button))
    .catch(() => say(button, button.dataset.failed));
});

/** Shows what is followed. */
export const shown = (main) => {
  if (window.Notification?.permission !== 'granted' || !main.querySelector('.notify')) return;
  load()
    .then((it) => it.shown(main))
    .catch(() => {});
};
