// What is stored on this device: on the page of saved articles, how much of
// each kind, how much room is left, and buttons to remove it; on the offline
// page, the articles.
/** @import { ShownKind } from '../types/database' */
/** @import { StorageReport } from '../types/messages' */
import { SAVED_KEY } from '../article/saved-list.js';
import { recallList, rememberList } from '../device/local-storage.js';
import { EDITION, READ, SAVED } from '../device/page-kinds.js';
import { element, get } from '../reader/dom.js';
import { moment, size, titleText, words } from './formatting.js';
import { reconcile } from './reconcile.js';
import { say } from './status-line.js';
import { NoWorker, askWorker } from './worker-client.js';

/** Largest number of articles on the offline page. */
const MAX_LISTED = 60;

/** How many articles that were read a reader may choose to store. */
const LIMITS = [10, 50, 100, 200, 500];

/**
 * Lists the stored articles, the newest first.
 * @param {HTMLElement} list
 * @param {StorageReport} report
 */
const listArticles = (list, report) => {
  /** @type {ShownKind[]} */
  const kinds = [SAVED, EDITION, READ];
  const articles = kinds.flatMap((kind) => report[kind]?.pages ?? []);
  const dated = articles.map((it) => ({ ...it, published: it.published || it.at }));
  dated.sort((a, b) => b.published - a.published);
  const items = dated
    .slice(0, MAX_LISTED)
    .map(({ path, title, published }) =>
      element(
        'li',
        {},
        element('h2', {}, element('a', { href: path }, titleText(title))),
        element('time', { dateTime: new Date(published).toISOString() }, moment(published)),
      ),
    );
  list.replaceChildren(...items);
  if (!items.length) list.before(element('p', { className: 'empty' }, list.dataset.empty ?? ''));
};

/**
 * Deletes the stored pages of a kind; returns false if that failed. Saved articles leave the
 * reader's list, too, by which they would be fetched again.
 * @param {ShownKind} kind
 */
const clear = async (kind) => {
  const listed = kind === SAVED ? recallList(SAVED_KEY) : [];
  if (listed.length) rememberList(SAVED_KEY, []);
  try {
    await askWorker({ ask: 'clear', kind });
  } catch {
    // Another tab may have saved an article meanwhile.
    if (listed.length) rememberList(SAVED_KEY, [...recallList(SAVED_KEY), ...listed]);
    return false;
  }
  if (kind === SAVED) document.dispatchEvent(new Event('tinlang:saved'));
  return true;
};

/**
 * Returns the row of a kind, with the button that removes its pages.
 * @param {HTMLElement} main
 * @param {ShownKind} kind
 * @param {StorageReport} report
 */
const rowOf = (main, kind, report) => {
  const stored = report[kind];
  if (!stored?.count) return [];
  const name = words.kinds[kind];
  const remove = element('button', { type: 'button', 'aria-label': `${words.clear}: ${name}` }, words.clear);
  remove.addEventListener('click', async () => {
    if (!confirm(words.clearSure)) return;
    if (!(await clear(kind))) {
      say(words.notCleared);
      return;
    }
    await showStorage(main);
    const heading = get(main, 'h1');
    heading.tabIndex = -1;
    heading.focus();
  });
  return [element('li', {}, `${stored.count} ${name}, ${size(stored.bytes)} `, remove)];
};

/**
 * Returns the setting of how many articles that were read are stored.
 * @param {HTMLElement} main
 */
const limitSetting = async (main) => {
  const chosen = await askWorker({ ask: 'most' });
  const limits = [...new Set([...LIMITS, chosen])].sort((a, b) => a - b);
  const choices = element('select', {}, ...limits.map((it) => element('option', {}, `${it}`)));
  choices.value = `${chosen}`;
  choices.addEventListener('change', async () => {
    await askWorker({ ask: 'most', count: Number(choices.value) });
    await showStorage(main);
    get(main, '.stock select').focus();
  });
  const [before, after] = words.most;
  return element('li', {}, element('label', {}, before, ' ', choices, ' ', after));
};

/**
 * Marks the saved articles that are not on the device, or not with their pictures.
 * @param {HTMLElement} main
 * @param {StorageReport} report
 */
const markLacking = (main, report) => {
  const stored = new Map(report[SAVED]?.pages.map((it) => [it.path, it]));
  for (const mark of main.querySelectorAll('.lacking')) mark.remove();
  for (const link of main.querySelectorAll(/** @type {'a'} */ ('.saved-list h2 a'))) {
    const page = stored.get(link.pathname);
    if (page && !page.missing) continue;
    link.parentElement?.after(element('p', { className: 'hint lacking' }, page ? words.lacksPictures : words.lacks));
  }
};

/**
 * Says on a page of stored articles that this browser stores none.
 * @param {HTMLElement} main
 */
const showNoWorker = (main) => {
  if (!main.querySelector('.no-worker')) main.append(element('p', { className: 'hint no-worker' }, words.noWorkerHere));
};

/**
 * Shows what is stored; then fetches what is missing, and shows it again.
 * @param {HTMLElement} main
 */
export const showStored = async (main) => {
  try {
    await showStorage(main);
    if (!navigator.onLine || !main.querySelector('.saved-list')) return;
    await reconcile();
    await showStorage(main);
  } catch (error) {
    if (!(error instanceof NoWorker)) throw error;
    showNoWorker(main);
  }
};

/** @param {HTMLElement} main */
const showStorage = async (main) => {
  const report = await askWorker({ ask: 'stock' });
  markLacking(main, report);
  /** @type {HTMLElement | null} */
  const list = main.querySelector('.kept-list');
  if (list) listArticles(list, report);
  const { usage = 0, quota } = (await navigator.storage?.estimate?.()) ?? {};
  const kinds = /** @type {ShownKind[]} */ (Object.keys(words.kinds));
  const rows = kinds.flatMap((kind) => rowOf(main, kind, report));
  const setting = await limitSetting(main);
  const [before, after] = words.room;
  const room = quota ? element('li', {}, `${before} ${size(quota - usage)} ${after}`.trim()) : '';
  main.querySelector('.stock')?.remove();
  main.append(element('ul', { className: 'stock' }, ...rows, setting, room));
};
