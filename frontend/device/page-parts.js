// Documents of this website, read as text: the worker has no HTML parser.
/** @import { PageParts } from '../types/database' */

const END = '</html>';
const TABS = /<leptos-island data-component="Tabs.*?<\/leptos-island>/s;
/** The place of the tabs, as a fragment has it. */
const NO_TABS = '<leptos-island data-component="Tabs"></leptos-island>';

/**
 * Returns the island of the latest and the most read articles, if there is one that is not empty.
 * @param {string} html
 */
export const tabsOf = (html) => {
  const tabs = TABS.exec(html)?.[0];
  return tabs === NO_TABS ? undefined : tabs;
};

/**
 * Puts `tabs` in the place of the island of the latest and the most read articles.
 * @param {string} html
 * @param {string | undefined} tabs
 */
export const withTabs = (html, tabs) => (tabs ? html.replace(TABS, () => tabs) : html);

/**
 * Returns true for a document that came to its end.
 * @param {string} text
 */
export const isComplete = (text) => text.trimEnd().endsWith(END);

/**
 * Returns the parts of a whole document or of a fragment, without tabs: they change with every
 * article. `null` if it is truncated or none of ours.
 * @param {string} text
 * @returns {PageParts | null}
 */
export const documentParts = (text) => {
  if (!isComplete(text)) return null;
  const main = text.slice(text.indexOf('<main'), text.lastIndexOf('</main>') + 7);
  const title = /<title>([^<]*)<\/title>/.exec(text)?.[1];
  const canonical = /<link rel="canonical" href="([^"]*)">/.exec(text)?.[1];
  return main.startsWith('<main') && title ? { main: withTabs(main, NO_TABS), title, canonical } : null;
};

/**
 * Returns the marks of the paper that a document belongs to: one for its key, and one for each key
 * before it. Documents of others have none.
 * @param {string} text
 */
export const marksOf = (text) => /<html [^>]*data-paper="([0-9a-f ]+)"/.exec(text)?.[1].split(' ') ?? [];

/**
 * Returns the number in an article's address; nothing for other addresses.
 * @param {string} address
 */
export const articleNumber = (address) => /\/[^/]*-(\d+)\.html$/.exec(address)?.[1];

/**
 * Returns true for the path of an article.
 * @param {string} path
 */
export const isArticle = (path) => /^\/[^/]*-\d+\.html$/.test(path);

/**
 * Returns when an article was published, in milliseconds since 1970, as its `<main>` says; 0 if it does not.
 * @param {string} main
 */
export const publishedAt = (main) => Date.parse(/<time datetime="([^"]+)"/.exec(main)?.[1] ?? '') || 0;
