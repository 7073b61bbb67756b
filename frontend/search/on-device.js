// The search page when the device itself searches the stored articles: the same list, marks and
// texts as on the server's page. The address contains the query, so that links, back and forward work as usual.
/** @import { SearchFields, SearchHit, SearchMessage, SearchReply, SearchRequest, SearchResult, TextPiece } from '../types/messages' */
import { element, get } from '../reader/dom.js';
import { filled, queryOf, searchPath } from './query.js';

/** @typedef {import('./query.js').Query} Query */

/** @type {Worker | undefined} */
let worker;
let turn = 0;
/**
 * Requests that wait for an answer.
 * @type {Map<number, (reply: SearchReply) => void>}
 */
const waiting = new Map();
/** @type {(articles: number) => void} */
let onReady = () => {};

/** @param {string} error */
const failAll = (error) => {
  for (const resolve of waiting.values()) resolve({ error });
  worker = undefined;
};

// With the network other articles come: they are read again without it.
addEventListener('online', () => {
  worker?.terminate();
  failAll('online');
});

const start = () => {
  const own = new Worker(ADDRESSES.worker);
  own.onmessage = (/** @type {MessageEvent<SearchMessage>} */ { data }) => {
    if ('ready' in data) onReady(data.ready);
    else waiting.get(data.turn ?? 0)?.(data);
  };
  own.onerror = (event) => {
    event.preventDefault();
    failAll(event.message);
  };
  return own;
};

/**
 * Returns the worker's answer. Throws if it cannot search.
 * @param {SearchFields} fields
 */
const search = async (fields) => {
  worker ??= start();
  turn += 1;
  /** @type {SearchRequest} */
  const request = { turn, fields };
  const { found, error } = await new Promise((/** @type {(reply: SearchReply) => void} */ resolve) => {
    waiting.set(request.turn, resolve);
    worker?.postMessage(request);
  });
  waiting.delete(request.turn);
  if (!found) throw new Error(error);
  return found;
};

/** @param {TextPiece[]} pieces */
const marked = (pieces) => pieces.map((it) => (typeof it === 'string' ? it : element('mark', {}, ...it)));
/**
 * @param {string} className
 * @param {(Node | string)[]} children
 */
const paragraph = (className, ...children) => element('p', className ? { className } : {}, ...children);
/**
 * @param {string} href
 * @param {string} text
 */
const link = (href, text) => element('a', { href }, text);
/** @param {number} count */
const number = (count) => count.toLocaleString(document.documentElement.lang);

/**
 * Returns the address of this search with other fields.
 * @param {Query} query
 * @param {Partial<Query>} other
 */
const address = (query, other) => searchPath(location.pathname, { ...query, ...other });

/** @param {SearchHit} hit */
const listItem = ({ id, path, iso, time, title, said }) =>
  element(
    'li',
    { 'data-article': `${id}` },
    element('h2', {}, element('a', { href: path }, ...marked(title))),
    element('p', {}, ...marked(said)),
    ' ',
    element('time', { dateTime: iso }, time),
  );

/**
 * Returns the HTML below the form, as `app/src/pages/search.rs` prints it.
 * @param {SearchResult} result
 * @param {Query} query
 * @param {DOMStringMap} words
 */
const resultElements = (result, query, words) => {
  const { finds, next, meant, province, others = '', old, filtered } = result;
  /** @param {string} name */
  const text = (name) => filled(words[name] ?? '', { q: query.q, n: number(finds.length), name: province ?? '', others });
  const provinces = province ? [paragraph('found', text(old ? 'old' : 'new'))] : [];
  if (!finds.length) {
    const nothing = [paragraph('', text('none'))];
    if (filtered) nothing.push(paragraph('', link(searchPath(location.pathname, { q: query.q }), text('unfiltered'))));
    if (meant) nothing.push(paragraph('meant', `${text('meant')} `, link(searchPath(location.pathname, { q: meant }), meant)));
    nothing.push(...provinces, paragraph('hint', text('advice')), paragraph('', link('/moi-nhat', text('latest'))));
    return [element('div', { className: 'no-finds' }, ...nothing)];
  }
  const whole = !next && !query.tiep;
  const count = whole ? (finds.length === 1 ? 'one' : 'some') : 'all';
  /** @type {HTMLElement[]} */
  const parts = [
    paragraph('found', text(count)),
    ...provinces,
    element('ol', { className: 'teasers' }, ...finds.map(listItem)),
  ];
  if (whole) return parts;
  const first = query.tiep ? [link(address(query, { tiep: '' }), text('first'))] : [];
  const more = next ? [element('a', { rel: 'next', href: address(query, { tiep: next }) }, text('next'))] : [];
  parts.push(element('nav', { className: 'paging', 'aria-label': text('paging') }, ...first, ' ', ...more));
  return parts;
};

/**
 * Writes the query into form and title.
 * @param {HTMLFormElement} form
 * @param {Query} query
 * @param {DOMStringMap} words
 */
const fillIn = (form, query, words) => {
  for (const [name, value] of Object.entries(query)) {
    const field = /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name));
    if (field) field.value = value;
  }
  if (query.muc || query.tu || query.den) form.querySelector('details')?.setAttribute('open', '');
  const [, ...site] = document.title.split(' | ');
  document.title = [query.q ? `${words.title}: ${query.q}` : words.title, ...site].join(' | ');
};

/**
 * Answers the search of the page's address, under the status line.
 * @param {HTMLElement} line
 */
export const showResults = async (line) => {
  const query = queryOf(location.search);
  const words = line.dataset;
  fillIn(get(/** @type {ParentNode} */ (line.parentNode), 'form'), query, words);
  if (!query.q.trim()) return;
  const count = element('span', { 'aria-hidden': 'true' });
  line.replaceChildren(words.reading ?? '', ' ', count);
  line.hidden = false;
  onReady = (articles) => count.replaceChildren(number(articles));
  const result = await search([query.q, query.muc, query.tu, query.den, query.tiep]);
  while (line.nextSibling) line.nextSibling.remove();
  line.after(...(result.empty ? [] : resultElements(result, query, words)));
  line.textContent = filled(words.searched ?? '', { n: number(result.articles) });
};
