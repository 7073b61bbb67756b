// What the scripts share: the device's memory, which a reader may forbid, and
// one way to listen for what happens to elements that come and go.

/** Lets the browser do what waits, before a script goes on. */
export const pause = () => window.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/** What the device remembers under `key`. */
export const recall = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** Lets the device remember `value`, or forget it where it is empty; false where it cannot. */
export const remember = (key, value) => {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
};

/** A remembered list; empty where what is remembered is none. */
export const recallList = (key) => {
  try {
    const list = JSON.parse(recall(key));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
};

/** Remembers a list. */
export const rememberList = (key, list) => remember(key, list.length ? JSON.stringify(list) : '');

/** Does `act(element, event)` when `type` happens to what `selector` finds. */
export const on = (type, selector, act) =>
  document.addEventListener(type, (event) => {
    const found = event.target.closest?.(selector);
    if (found) act(found, event);
  });

/** Says something in the line of the tools around `element`. */
export const say = (element, words) => {
  element.closest('[role=group]').querySelector('.told').textContent = words;
};

/** The article that a page shows: its number, title and address; `null` on other pages. */
export const article = (main) => {
  const id = main.querySelector('.tools')?.dataset.article;
  if (!id) return null;
  const { pathname } = new URL(document.querySelector('link[rel=canonical]').href);
  return { id, title: main.querySelector('h1').textContent, href: pathname };
};

/** An element with properties or attributes, and what stands in it. */
export const element = (name, given, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

/** The words that a printed element brings along. */
export const wordsOf = (printed) => printed.dataset.words.split('|');
