// Moving about without loading anew: fetches the next document, puts its parts
// in the place of this one's, and keeps everything else alive. At any doubt
// the browser follows the link by itself.
import { pause } from './dom.js';

const root = document.documentElement;

/** How long the next page may take before the browser is asked instead; in milliseconds. */
const PATIENCE = 3000;
/** How long a page fetched beforehand is good for, and how long a pointer rests before it is. */
const FRESH = 60_000;
const REST = 80;
/** So many pages are kept as they were left, for back and forward. */
const KEPT = 5;
/** Where a tab remembers how far its pages were scrolled. */
const PLACES = 'cuon';

/** What differs from page to page; the rest is the same on all of one build. */
const PARTS = ['.sections', 'main', 'footer'];
const HEAD =
  'meta[name=description],meta[name=robots],meta[property],link[rel=canonical],link[rel=alternate],script[type="application/ld+json"]';
/** What the worker says of a page that it kept. */
const MARKS = ['kept', 'frame', 'tabs', 'coming'];
const take = (from) => ({
  parts: PARTS.map((part) => from.querySelector(part)),
  head: [...from.head.querySelectorAll(HEAD)],
  title: from.title,
  lang: from.documentElement.lang,
  marks: MARKS.map((name) => from.documentElement.dataset[name]),
});
/** True where a document was built with this one's loader, wasm and style. Asked of its text: the
    policy of this page complains of another style as soon as it is parsed. */
const build = [document.currentScript.getAttribute('src'), document.querySelector('style').outerHTML];
const isOurs = (text) => build.every((part) => text.includes(part));

const fresh = () => Math.random().toString(36).slice(2);
const pages = new Map();
let places = {};
try {
  places = JSON.parse(sessionStorage.getItem(PLACES)) ?? {};
} catch {
  // Nothing remembered: pages begin at their top.
}
/** The entry of the history that is shown: its page, and its place in it. */
let here = history.state?.page ? history.state : { page: fresh(), at: fresh() };
/** Counts what was asked for: an answer to an older question comes too late. */
let turn = 0;

// Fetching. One page at a time; those asked for beforehand wait in `asked`.
const asked = new Map();
const ask = (href) => {
  const before = asked.get(href);
  if (before && performance.now() - before.since < FRESH) return before;
  const control = new AbortController();
  const fetched = async () => {
    const answer = await fetch(href, { headers: { accept: 'text/html' }, signal: control.signal });
    const html = answer.headers.get('content-type')?.startsWith('text/html');
    if (!html || ![200, 404, 410, 500].includes(answer.status)) throw new Error('no page');
    const text = await answer.text();
    if (!text.trimEnd().endsWith('</html>')) throw new Error('half a page');
    return { url: new URL(answer.url), text };
  };
  const question = { control, since: performance.now(), answer: fetched() };
  question.answer.catch(() => asked.delete(href));
  asked.set(href, question);
  if (asked.size > KEPT) asked.delete(asked.keys().next().value);
  return question;
};
const fetchPage = async (href) => {
  for (const [other, { control }] of asked) if (other !== href) control.abort();
  const { control, answer } = ask(href);
  const late = setTimeout(() => control.abort(), PATIENCE);
  try {
    return await answer;
  } finally {
    clearTimeout(late);
    asked.delete(href);
  }
};

/** Starts; `shown(main)` is called after each change of the page. */
export const start = (shown) => {
  const heard = document.createElement('p');
  heard.className = 'unseen';
  heard.setAttribute('role', 'status');
  document.body.append(heard);

  /** A change that the browser has not come to yet; done at once where another one overtakes it. */
  let waiting;

  /** Puts `page` in the place of the one that entry `left` showed, then settles where the reader is. */
  const show = (page, left, settle) => {
    const swap = () => {
      if (waiting !== swap) return;
      waiting = undefined;
      const before = { ...take(document), focused: document.activeElement };
      pages.delete(left);
      pages.set(left, before);
      if (pages.size > KEPT) pages.delete(pages.keys().next().value);
      const menus = [before, page].map(({ parts: [menu] }) => menu.querySelector('ul'));
      const across = menus[0].scrollLeft;
      // What stays the same need not be laid out anew.
      before.parts.forEach((part, nth) => part.isEqualNode(page.parts[nth]) || part.replaceWith(page.parts[nth]));
      if (across) menus[1].scrollLeft = across;
      for (const element of before.head) element.remove();
      document.head.append(...page.head);
      document.title = page.title;
      root.lang = page.lang;
      MARKS.forEach((name, nth) => {
        if (page.marks[nth] === undefined) delete root.dataset[name];
        else root.dataset[name] = page.marks[nth];
      });
      const main = page.parts[1];
      shown(main);
      settle(main);
      heard.textContent = page.title;
      document.dispatchEvent(new Event('tinlang:page'));
    };
    waiting?.();
    waiting = swap;
    if (!document.startViewTransition || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      swap();
      return;
    }
    const moving = document.startViewTransition(swap);
    // A change that overtakes another one is no failure.
    moving.ready.catch(() => {});
    moving.finished.catch(() => {});
  };

  const focus = (element) => {
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  };
  /** A page that was come to by a link: at its top, or where the link points. */
  const arrive = (main) => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    focus(target || (main.querySelector('h1') ?? main));
    if (target) target.scrollIntoView();
    else scrollTo(0, 0);
  };
  /** A page that was come back to: as it was left. */
  const comeBack = (focused) => (main) => {
    focus(main.contains(focused) ? focused : (main.querySelector('h1') ?? main));
    scrollTo(0, places[here.at] ?? 0);
  };

  /** The page at `href`; a plain load where it cannot be shown in this document. */
  const load = async (href, plainly, use) => {
    turn += 1;
    const mine = turn;
    root.dataset.going = '';
    let next;
    let page;
    try {
      next = await fetchPage(href);
      if (!isOurs(next.text)) throw new Error('another build');
      page = take(new DOMParser().parseFromString(next.text, 'text/html'));
      if (page.parts.includes(null)) throw new Error('another kind of page');
      // Read in one step, shown in another: a finger is answered between them.
      await pause();
    } catch {
      page = undefined;
    }
    if (mine !== turn) return;
    delete root.dataset.going;
    if (page) use(page, next.url);
    else plainly();
  };

  const go = (url) =>
    load(
      url.href.replace(/#.*/, ''),
      () => location.assign(url),
      (page, at) => {
        at.hash ||= url.hash;
        places[here.at] = scrollY;
        history.scrollRestoration = 'manual';
        const left = here.page;
        here = { page: fresh(), at: fresh() };
        history.pushState(here, '', at);
        show(page, left, arrive);
      },
    );

  /** True for addresses that may be pages of this paper's full view. */
  const isPage = (url) =>
    url.origin === location.origin &&
    !/^\/(?:media|pkg|api|toa-soan)\/|\.(?!html$)\w+$/.test(url.pathname) &&
    !url.searchParams.has('lite');
  const isSame = (url) => url.pathname + url.search === location.pathname + location.search;
  const linked = (event) => {
    const link = event.target.closest?.('a[href]');
    return link && !link.target && !link.hasAttribute('download') ? new URL(link.href) : null;
  };

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = linked(event);
    if (!url || !isPage(url)) return;
    if (isSame(url)) {
      // The browser's own: a place in this page, or this page anew.
      places[here.at] = scrollY;
      return;
    }
    event.preventDefault();
    go(url);
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'get' || form.target) return;
    const url = new URL(form.action);
    url.search = new URLSearchParams(new FormData(form));
    if (!isPage(url) || isSame(url)) return;
    event.preventDefault();
    go(url);
  });

  addEventListener('popstate', ({ state }) => {
    turn += 1;
    delete root.dataset.going;
    waiting?.();
    if (!state?.page) {
      // A place in this page, gone to just now.
      here = { page: here.page, at: fresh() };
      history.replaceState(here, '');
      return;
    }
    places[here.at] = scrollY;
    const left = here.page;
    here = state;
    const kept = pages.get(here.page);
    if (here.page === left) scrollTo(0, places[here.at] ?? 0);
    else if (kept) show(kept, left, comeBack(kept.focused));
    else load(location.href, () => location.reload(), (page) => show(page, left, comeBack()));
  });

  // A page that is left for good is scrolled by the browser when it is come back to.
  addEventListener('pagehide', () => {
    if (history.scrollRestoration === 'auto') return;
    places[here.at] = scrollY;
    history.scrollRestoration = 'auto';
    try {
      sessionStorage.setItem(PLACES, JSON.stringify(places));
    } catch {
      // Pages begin at their top.
    }
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) history.scrollRestoration = 'manual';
  });
  history.replaceState(here, '');

  // Beforehand: what a finger touches or a pointer rests on.
  if (navigator.connection?.saveData) return;
  let resting;
  const beforehand = (event) => {
    const url = linked(event);
    if (url && isPage(url) && !isSame(url)) ask(url.href.replace(/#.*/, ''));
  };
  document.addEventListener('touchstart', beforehand, { passive: true });
  document.addEventListener('mouseover', (event) => {
    clearTimeout(resting);
    if (linked(event)) resting = setTimeout(beforehand, REST, event);
  });
};
