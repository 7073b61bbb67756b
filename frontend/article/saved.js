// Saved articles: a list of titles and addresses on this device; the worker
// stores the articles themselves.
import { recallList, rememberList } from '../device/local-storage.js';
import { save } from '../offline/register.js';
import { article, element, get, on, say } from '../reader/dom.js';
import { isSavedArticle } from './saved-list.js';

const KEY = 'da-luu';

/** Returns the list, newest first, without entries that are none. */
const savedArticles = () => recallList(KEY).filter(isSavedArticle);
/** @param {string | undefined} id */
const without = (id) => savedArticles().filter((it) => it.id !== id);
/** @param {Element} element */
const mainOf = (element) => /** @type {HTMLElement} */ (element.closest('main'));

on('click', '.save', (/** @type {HTMLElement} */ button) => {
  const { done = '', undone = '', failed = '' } = button.dataset;
  const main = mainOf(button);
  const wanted = button.getAttribute('aria-pressed') === 'false';
  const own = article(main);
  if (!own) return;
  const stored = rememberList(KEY, wanted ? [{ ...own, at: Date.now() }, ...without(own.id)] : without(own.id));
  if (stored) button.setAttribute('aria-pressed', `${wanted}`);
  say(button, stored ? (wanted ? done : undone) : failed);
  if (stored) void save(own.href, wanted);
  get(main, '.to-saved').hidden = !(stored && wanted);
});

/**
 * Fills in the page of the list.
 * @param {HTMLElement} main
 */
const showList = (main) => {
  const place = get(main, '.saved-list');
  const all = savedArticles();
  const items = all.map(({ id, title, href, at }) => {
    const when = new Date(at);
    const day = when.toLocaleDateString(document.documentElement.lang);
    const words = place.dataset.remove ?? '';
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
  get(main, '.empty').hidden = all.length > 0;
  get(main, '.clear').hidden = !all.length;
};

/**
 * Shows the list again; the focus moves to where the pressed button was.
 * @param {HTMLElement} main
 * @param {number} nth
 */
const showAgain = (main, nth) => {
  showList(main);
  /** @type {NodeListOf<HTMLElement>} */
  const links = main.querySelectorAll('.saved-list h2 a');
  const next = links[Math.min(nth, links.length - 1)] ?? get(main, 'h1');
  if (next.localName === 'h1') next.tabIndex = -1;
  next.focus();
};

on('click', '.remove', (/** @type {HTMLElement} */ button) => {
  const main = mainOf(button);
  const nth = [...main.querySelectorAll('.remove')].indexOf(button);
  const id = button.dataset.article;
  const entry = savedArticles().find((it) => it.id === id);
  rememberList(KEY, without(id));
  if (entry) void save(entry.href, false);
  showAgain(main, nth);
});

on('click', '.clear', (/** @type {HTMLElement} */ button) => {
  if (!confirm(button.dataset.sure)) return;
  for (const { href } of savedArticles()) void save(href, false);
  rememberList(KEY, []);
  showAgain(mainOf(button), 0);
});

/**
 * Marks an article that is saved already; fills in the page of the list.
 * @param {HTMLElement} main
 */
export const show = (main) => {
  const own = article(main);
  if (own) get(main, '.save').setAttribute('aria-pressed', `${savedArticles().some((it) => it.id === own.id)}`);
  if (main.querySelector('.saved-list')) showList(main);
};
