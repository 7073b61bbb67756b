// Save for later: a list of titles and addresses on this device; the worker
// keeps the articles themselves.
import { article, element, on, recallList, rememberList, say } from '../reader/dom.js';
import { save } from '../offline/register.js';

const KEY = 'da-luu';

/** The list, newest first; what is no article's entry is passed over. */
const list = () => recallList(KEY).filter((it) => it?.id && /^\/[^/\\]/.test(it.href));
const without = (id) => list().filter((it) => it.id !== id);

on('click', '.save', (button) => {
  const { done, undone, failed } = button.dataset;
  const main = button.closest('main');
  const wanted = button.getAttribute('aria-pressed') === 'false';
  const own = article(main);
  const kept = rememberList(KEY, wanted ? [{ ...own, at: Date.now() }, ...without(own.id)] : without(own.id));
  if (kept) button.setAttribute('aria-pressed', wanted);
  say(button, kept ? (wanted ? done : undone) : failed);
  if (kept) save(own.href, wanted);
  main.querySelector('.to-saved').hidden = !(kept && wanted);
});

/** Prints the list into its page. */
const print = (main) => {
  const place = main.querySelector('.saved-list');
  const all = list();
  const items = all.map(({ id, title, href, at }) => {
    const when = new Date(at);
    const day = when.toLocaleDateString(document.documentElement.lang);
    const words = place.dataset.remove;
    const name = { 'aria-label': `${words}: ${title}`, 'data-article': id };
    const remove = element('button', { type: 'button', className: 'remove', ...name }, words);
    return element(
      'li',
      {},
      element('h2', {}, element('a', { href }, title)),
      element('time', { dateTime: Number.isNaN(+when) ? '' : when.toISOString() }, `${place.dataset.at} ${day}`),
      ' ',
      remove,
    );
  });
  place.replaceChildren(...items);
  main.querySelector('.empty').hidden = all.length > 0;
  main.querySelector('.clear').hidden = !all.length;
};

/** The keyboard goes on from where the pressed button was. */
const printAgain = (main, nth) => {
  print(main);
  const links = main.querySelectorAll('.saved-list h2 a');
  const next = links[Math.min(nth, links.length - 1)] ?? main.querySelector('h1');
  if (next.localName === 'h1') next.tabIndex = -1;
  next.focus();
};

on('click', '.remove', (button) => {
  const main = button.closest('main');
  const nth = [...main.querySelectorAll('.remove')].indexOf(button);
  const { href } = list().find((it) => it.id === button.dataset.article) ?? {};
  rememberList(KEY, without(button.dataset.article));
  if (href) save(href, false);
  printAgain(main, nth);
});

on('click', '.clear', (button) => {
  if (!confirm(button.dataset.sure)) return;
  for (const { href } of list()) save(href, false);
  rememberList(KEY, []);
  printAgain(button.closest('main'), 0);
});

/** Marks an article that is saved already; fills in the page of the list. */
export const shown = (main) => {
  const own = article(main);
  if (own) main.querySelector('.save').setAttribute('aria-pressed', list().some((it) => it.id === own.id));
  if (main.querySelector('.saved-list')) print(main);
};
