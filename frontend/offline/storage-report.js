// What is on this device, on the page of saved articles: how much of each
// kind, how much room is left, and a way to let it go.
import { element } from '../reader/dom.js';
import { moment, size, words } from './formatting.js';
import { ask } from './worker-client.js';

/** Articles of this device that a page offers at most. */
const OFFERED = 60;

/** So many articles that were read a reader may keep. */
const CHOICES = [10, 50, 100, 200, 500];

/** A title as it is read: it is kept as the page writes it. */
const decoded = (title) => new DOMParser().parseFromString(title, 'text/html').body.textContent;

/** The articles that are here, those fetched last first. */
const offer = (list, all) => {
  const articles = ['da-luu', 'an-ban', 'da-doc'].flatMap((kind) => all[kind]?.pages ?? []);
  articles.sort((a, b) => b.at - a.at);
  const items = articles
    .slice(0, OFFERED)
    .map(({ path, title, at }) =>
      element(
        'li',
        {},
        element('h2', {}, element('a', { href: path }, decoded(title).replace(/ \| [^|]*$/, ''))),
        element('time', { dateTime: new Date(at).toISOString() }, moment(at)),
      ),
    );
  list.replaceChildren(...items);
  if (!items.length) list.before(element('p', { className: 'empty' }, list.dataset.empty));
};

/** Prints it under the list. */
export const stock = async (main) => {
  const all = await ask({ ask: 'stock' });
  const list = main.querySelector('.kept-list');
  if (list) offer(list, all);
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
        const heading = main.querySelector('h1');
        heading.tabIndex = -1;
        heading.focus();
      });
      return element('li', {}, `${words.counts(count, name)}, ${size(bytes)} `, remove);
    });
  const chosen = await ask({ ask: 'most' });
  const choices = element('select', {}, ...[...new Set([...CHOICES, chosen])].sort((a, b) => a - b).map((it) => element('option', {}, `${it}`)));
  choices.value = chosen;
  choices.addEventListener('change', async () => {
    await ask({ ask: 'most', count: Number(choices.value) });
    await stock(main);
    main.querySelector('.stock select').focus();
  });
  const [before, after] = words.most;
  const setting = element('li', {}, element('label', {}, before, ' ', choices, ' ', after));
  const room = quota ? element('li', {}, `${words.room} ${size(quota - usage)}`) : '';
  main.querySelector('.stock')?.remove();
  main.append(element('ul', { className: 'stock' }, ...rows, setting, room));
};
