// The search page where the device itself searches: the same list, marks and
// words as the server prints, over the articles that are kept here. The
// address says what is searched, so that links, back and forward lead where
// they always do.
import { element } from '../reader/dom.js';

/** The fields of the page's address, as the worker takes them. */
const FIELDS = ['q', 'muc', 'tu', 'den', 'tiep'];

let worker;
let turn = 0;
const waiting = new Map();
let ready = () => {};

// With the network there come other articles: read anew when it is away again.
addEventListener('online', () => {
  worker?.terminate();
  worker = undefined;
  for (const done of waiting.values()) done({ error: 'online' });
});

const start = () => {
  worker = new Worker(ADDRESSES.worker);
  worker.onmessage = ({ data }) => {
    if ('ready' in data) ready(data.ready);
    else waiting.get(data.turn)?.(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const done of waiting.values()) done({ error: event.message });
    worker = undefined;
  };
};

/** What the worker finds; rejected where it cannot search. */
const ask = async (fields) => {
  if (!worker) start();
  turn += 1;
  const mine = turn;
  const { found, error } = await new Promise((done) => {
    waiting.set(mine, done);
    worker.postMessage({ turn: mine, fields });
  });
  waiting.delete(mine);
  if (error) throw new Error(error);
  return found;
};

const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const shown = (pieces) => pieces.map((it) => (typeof it === 'string' ? it : element('mark', {}, ...it)));
const paragraph = (className, ...children) => element('p', className ? { className } : {}, ...children);

/** The address of this search, with other fields. */
const address = (asked, other) => {
  const fields = Object.entries({ ...asked, ...other }).filter(([, value]) => value);
  return `${location.pathname}?${new URLSearchParams(fields)}`;
};

const find = ({ id, path, iso, time, title, said }) =>
  element(
    'li',
    { 'data-article': `${id}` },
    element('h2', {}, element('a', { href: path }, ...shown(title))),
    element('p', {}, ...shown(said)),
    ' ',
    element('time', { dateTime: iso }, time),
  );

/** What stands under the form, as `app/src/pages/search.rs` prints it. */
const printed = (found, asked, words) => {
  const { finds, next, meant, province, others, old, filtered } = found;
  const values = { q: asked.q, n: finds.length.toLocaleString(document.documentElement.lang), name: province, others };
  const link = (href, text) => element('a', { href }, text);
  const named = province ? [paragraph('found', filled(old ? words.old : words.new, values))] : [];
  if (!finds.length) {
    const nothing = [paragraph('', filled(words.none, values))];
    if (filtered) nothing.push(paragraph('', link(address({ q: asked.q }), words.unfiltered)));
    if (meant) nothing.push(paragraph('meant', `${words.meant} `, link(address({ q: meant }), meant)));
    nothing.push(...named, paragraph('hint', words.advice), paragraph('', link('/moi-nhat', words.latest)));
    return [element('div', { className: 'no-finds' }, ...nothing)];
  }
  const whole = !next && !asked.tiep;
  const count = whole ? (finds.length === 1 ? words.one : words.some) : words.all;
  const parts = [
    paragraph('found', filled(count, values)),
    ...named,
    element('ol', { className: 'teasers' }, ...finds.map(find)),
  ];
  if (whole) return parts;
  const first = asked.tiep ? [link(address(asked, { tiep: '' }), words.first)] : [];
  const more = next ? [element('a', { rel: 'next', href: address(asked, { tiep: next }) }, words.next)] : [];
  parts.push(element('nav', { className: 'paging', 'aria-label': words.paging }, ...first, ' ', ...more));
  return parts;
};

/** Writes what is searched into form and title. */
const fillIn = (form, asked, words) => {
  for (const name of FIELDS) if (form.elements[name]) form.elements[name].value = asked[name];
  if (asked.muc || asked.tu || asked.den) form.querySelector('details').open = true;
  const [, ...paper] = document.title.split(' | ');
  document.title = [asked.q ? `${words.title}: ${asked.q}` : words.title, ...paper].join(' | ');
};

/** Answers the search of the page's address, under its line. */
export const answer = async (line) => {
  const query = new URLSearchParams(location.search);
  const asked = Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? '']));
  const words = line.dataset;
  fillIn(line.parentNode.querySelector('form'), asked, words);
  if (!asked.q.trim()) return;
  const count = element('span', { 'aria-hidden': 'true' });
  const number = (it) => it.toLocaleString(document.documentElement.lang);
  line.replaceChildren(words.reading, ' ', count);
  line.hidden = false;
  ready = (articles) => count.replaceChildren(number(articles));
  const found = await ask(FIELDS.map((name) => asked[name]));
  while (line.nextSibling) line.nextSibling.remove();
  line.after(...(found.empty ? [] : printed(found, asked, words)));
  line.textContent = filled(words.searched, { n: number(found.articles) });
};
