// Titles offered under a search field while words are typed: a combobox whose
// options are links. Without answers the form works as plain HTML. A stored
// search page is answered by the device (`on-device.js`).
import { get } from '../reader/dom.js';

/** A title and its address. */
/** @typedef {[title: string, address: string]} Suggestion */

/** How long typing pauses before titles are requested, in milliseconds. */
const TYPING_PAUSE = 180;
/** Titles are requested from this number of characters on. */
const MIN_LENGTH = 2;

/** @type {Map<string, Suggestion[]>} */
const answers = new Map();
/** @type {HTMLInputElement | undefined} */
let field;
/** @type {number | undefined} */
let timer;
/** Counts requests: an answer to an older one is not shown. */
let turn = 0;
/** Number of the chosen option; -1 is the field itself. */
let chosen = -1;

/** @param {HTMLInputElement} input */
const formOf = ({ form }) => /** @type {HTMLFormElement} */ (form);
/** @param {HTMLInputElement} input */
const listOf = (input) => get(formOf(input), '.offers');
const options = () => (field ? [...listOf(field).children] : []);

const close = () => {
  turn += 1;
  clearTimeout(timer);
  if (!field) return;
  chosen = -1;
  listOf(field).hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
};

/** @param {number} at */
const choose = (at) => {
  const all = options();
  // The field itself comes before the first option and after the last one.
  chosen = ((at + 1 + all.length + 1) % (all.length + 1)) - 1;
  all.forEach((option, nth) => option.setAttribute('aria-selected', `${nth === chosen}`));
  if (chosen < 0) field?.removeAttribute('aria-activedescendant');
  else field?.setAttribute('aria-activedescendant', all[chosen].id);
};

/**
 * @param {HTMLInputElement} field
 * @param {Suggestion[]} titles
 */
const show = (field, titles) => {
  const list = listOf(field);
  const said = get(formOf(field), '.said');
  list.replaceChildren(
    ...titles.map(([title, address], nth) => {
      const option = document.createElement('li');
      const link = document.createElement('a');
      option.id = `${list.id}-${nth}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      link.href = address;
      link.tabIndex = -1;
      link.textContent = title;
      option.append(link);
      return option;
    }),
  );
  chosen = -1;
  field.removeAttribute('aria-activedescendant');
  list.hidden = !titles.length;
  field.setAttribute('aria-expanded', `${!list.hidden}`);
  said.textContent = titles.length ? `${titles.length} ${said.dataset.words}` : '';
};

/** @param {HTMLInputElement} input */
const suggest = async (input) => {
  const words = input.value.trim();
  const mine = (turn += 1);
  if (words.length < MIN_LENGTH) {
    close();
    return;
  }
  try {
    let titles = answers.get(words);
    if (!titles) {
      const response = await fetch(`/api/goi-y?q=${encodeURIComponent(words)}`);
      if (!response.ok) return;
      titles = /** @type {Suggestion[]} */ (await response.json());
      answers.set(words, titles);
    }
    if (mine === turn && field) show(field, titles);
  } catch {
    // Without network no titles are offered.
  }
};

/** @param {HTMLInputElement} input */
const take = (input) => {
  if (field === input || !listOf(input)) return;
  close();
  field = input;
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-controls', listOf(field).id);
};

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
const isField = (target) => target instanceof HTMLInputElement && target.matches('.search-form [type=search]');

/** @param {EventTarget | null} target */
const closeOutside = (target) => {
  if (field && !formOf(field).contains(/** @type {Node} */ (target))) close();
};

document.addEventListener('focusin', ({ target }) => {
  if (isField(target)) take(target);
  else closeOutside(target);
});
document.addEventListener('input', ({ target }) => {
  if (!isField(target)) return;
  take(target);
  clearTimeout(timer);
  timer = setTimeout(suggest, TYPING_PAUSE, target);
});
document.addEventListener('click', ({ target }) => closeOutside(target));
document.addEventListener('keydown', (event) => {
  if (!field || event.target !== field || event.isComposing) return;
  const open = !listOf(field).hidden;
  if (event.key === 'Escape' && open) close();
  else if (event.key === 'ArrowDown' && open) choose(chosen + 1);
  else if (event.key === 'ArrowUp' && open) choose(chosen - 1);
  else if (event.key === 'Enter' && open && chosen >= 0) get(options()[chosen], 'a').click();
  else return;
  event.preventDefault();
});

if (isField(document.activeElement)) {
  const input = document.activeElement;
  take(input);
  if (input.value && input.value !== input.defaultValue) void suggest(input);
}

/** @returns {Promise<typeof import('./on-device.js')>} */
const loadSearch = () => import(ADDRESSES.offline);

const searchOnDevice = async () => {
  const line = document.getElementById('tren-may');
  if (!line || !document.documentElement.dataset.kept) return;
  try {
    const { showResults } = await loadSearch();
    await showResults(line);
  } catch {
    // The script is not stored, or the worker failed.
    line.textContent = line.dataset.failed ?? '';
    line.hidden = false;
  }
};
document.addEventListener('tinlang:page', searchOnDevice);
void searchOnDevice();
