// Helpers of page scripts: finding and making elements, and listening for events on elements that
// change with the page.

/** Lets the browser run pending tasks before the script continues. */
export const pause = () => window.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/**
 * Returns the first element that `selector` finds, which the page is known to hold.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {E}
 */
export const get = (root, selector) => /** @type {E} */ (root.querySelector(selector));

/**
 * Returns the event's element or the closest one around it that `selector` finds.
 * @template {Element} [E=HTMLElement]
 * @param {Event} event
 * @param {string} selector
 * @returns {E | null}
 */
export const closest = ({ target }, selector) => (target instanceof Element ? target.closest(selector) : null);

/**
 * Calls `act(element, event)` when `type` happens to an element that `selector` finds.
 * @template {Element} E
 * @param {string} type
 * @param {string} selector
 * @param {(element: E, event: Event) => unknown} act
 */
export const on = (type, selector, act) =>
  document.addEventListener(type, (event) => {
    /** @type {E | null} */
    const found = closest(event, selector);
    if (found) act(found, event);
  });

/**
 * Shows a status message in the tools around `element`.
 * @param {Element} element
 * @param {string} words
 */
export const say = (element, words) => {
  get(/** @type {Element} */ (element.closest('[role=group]')), '[role=status]').textContent = words;
};

/**
 * Returns number, title and path of the article that a page shows; `null` on other pages.
 * @param {HTMLElement} main
 */
export const article = (main) => {
  const id = main.querySelector(/** @type {'p'} */ ('.tools'))?.dataset.article;
  if (!id) return null;
  /** @type {HTMLLinkElement} */
  const canonical = get(document, 'link[rel=canonical]');
  return { id, title: get(main, 'h1').textContent, href: new URL(canonical.href).pathname };
};

/**
 * Makes an element with properties or attributes, and children.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} given
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const element = (name, given, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key in made) Object.assign(made, { [key]: value });
    else made.setAttribute(key, `${value}`);
  }
  made.append(...children);
  return made;
};

/**
 * Returns the words that the server printed into an element.
 * @param {HTMLElement} printed
 */
export const wordsOf = ({ dataset }) => (dataset.words ?? '').split('|');
