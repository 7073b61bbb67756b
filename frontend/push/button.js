// The button that subscribes to push notifications. Its code (`main.js`) is loaded at the first
// touch, or with the page if notifications were allowed before.
import { on, say } from '../reader/dom.js';

/** @returns {Promise<typeof import('./main.js')>} */
const load = () => import(ADDRESSES.notify);

for (const type of ['pointerover', 'focusin']) {
  on(type, '.notify', () => {
    // A press loads it again and reports what fails.
    load().catch(() => {});
  });
}
on('click', '.notify', (/** @type {HTMLElement} */ button) => {
  load()
    .then(({ toggle }) => toggle(button))
    .catch(() => say(button, button.dataset.failed ?? ''));
});

/**
 * Shows what is followed.
 * @param {HTMLElement} main
 */
export const show = (main) => {
  if (window.Notification?.permission !== 'granted' || !main.querySelector('.notify')) return;
  load()
    .then((it) => it.show(main))
    .catch(() => {
      // The buttons show their state after the next press.
    });
};
