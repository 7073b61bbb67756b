// Saved articles: a list of titles and addresses on this device; the worker
// stores the articles themselves.
/** @import { SavedArticle } from './saved-list.js' */
import { recallList, rememberList } from '../device/local-storage.js';
import { save } from '../offline/register.js';
import { article, element, get, on, say } from '../reader/dom.js';
import { SAVED_KEY, isSavedArticle } from './saved-list.js';

/** Returns the list, newest first, without entries that are none. */
const savedArticles = () => recallList(SAVED_KEY).filter(isSavedArticle);
/** @param {string | undefined} id */
const without = (id) => savedArticles().filter((it) => it.id !== id);
/** @param {Element} element */
const mainOf = (element) => /** @type {HTMLElement} */ (element.closest('main'));

/**
 * Saves the page's article, or ends that. Says that it is done after it is so.
 * @param {HTMLElement} button
 */
const toggle = async (button) => {
  const { done = '', undone = '', failed = '' } = button.dataset;
  const main = mainOf(button);
  const own = article(main);
  if (!own || button.ariaBusy === 'true') return;
  const wanted = button.getAttribute('aria-pressed') === 'false';
  const before = savedArticles();
  if (!rememberList(SAVED_KEY, wanted ? [{ ...own, at: Date.now() }, ...without(own.id)] : without(own.id))) {
    say(button, failed);
    return;
  }
  button.ariaBusy = 'true';
  try {
    const problem = await save(own.href, wanted, (words) => say(button, words));
    button.setAttribute('aria-pressed', `${wanted}`);
    say(button, problem ?? (wanted ? done : undone));
    get(main, '.to-saved').hidden = !wanted;
  } catch {
    // Nothing changed on the device. What is still saved is reported below the page.
    rememberList(SAVED_KEY, before);
    say(button, wanted ? failed : '');
  }
  button.ariaBusy = null;
};

on('click', '.save', (/** @type {HTMLElement} */ button) => void toggle(button));

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

/**
 * Ends that articles are saved. One that is still stored stays in the list.
 * @param {(it: SavedArticle) => boolean} isUnwanted
 */
const remove = async (isUnwanted) => {
  for (const { id, href } of savedArticles().filter(isUnwanted)) {
    // The tools report it, and it can be removed again.
    const stays = await save(href, false, () => {}).then(() => false, () => true);
    if (!stays) rememberList(SAVED_KEY, without(id));
  }
};

on('click', '.remove', async (/** @type {HTMLElement} */ button) => {
  const main = mainOf(button);
  const nth = [...main.querySelectorAll('.remove')].indexOf(button);
  await remove(({ id }) => id === button.dataset.article);
  showAgain(main, nth);
});

on('click', '.clear', async (/** @type {HTMLElement} */ button) => {
  if (!confirm(button.dataset.sure)) return;
  await remove(() => true);
  showAgain(mainOf(button), 0);
});

document.addEventListener('tinlang:saved', () => {
  const main = get(document, 'main');
  if (main.querySelector('.saved-list')) showList(main);
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
