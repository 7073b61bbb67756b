// What is on this device, on the page of saved articles: how much of each
// kind, how much room is left, and a way to let it go.
import { element } from '../device.js';
import { size, words } from './words.js';
import { ask } from './worker.js';

/** Prints it under the list. */
export const stock = async (main) => {
  const all = await ask({ ask: 'stock' });
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  const rows = Object.entries(words.kinds)
    .filter(([kind]) => all[kind]?.count)
    .map(([kind, name]) => {
      const { count, bytes } = all[kind];
      const remove = element('button', { type: 'button', 'aria-label': `${words.clear}: ${name}` }, words.clear);
      remove.addEventListener('click', async () => {
        if (!confirm(words.clearSure)) return;
        await ask({ ask: 'clear', kind });
        await stock(main);
        main.querySelector('h1').focus();
      });
      return element('li', {}, `${words.counts(count, name)}, ${size(bytes)} `, remove);
    });
  const room = quota ? element('li', {}, `${words.room} ${size(quota - usage)}`) : '';
  main.querySelector('.stock')?.remove();
  main.append(element('ul', { className: 'stock' }, ...rows, room));
};
