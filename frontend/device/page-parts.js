// Documents of this website, read as text: the worker has no HTML parser.
/** @import { PageParts } from '../types/database' */

/**
 * Returns the parts of a whole document; `null` if it is truncated or none of ours.
 * @param {string} text
 * @returns {PageParts | null}
 */
export const documentParts = (text) => {
  if (!text.trimEnd().endsWith('</html>')) return null;
  const main = text.slice(text.indexOf('<main'), text.lastIndexOf('</main>') + 7);
  const title = /<title>([^<]*)<\/title>/.exec(text)?.[1];
  const canonical = /<link rel="canonical" href="([^"]*)">/.exec(text)?.[1];
  return main.startsWith('<main') && title ? { main, title, canonical } : null;
};

/**
 * Returns true for the path of an article.
 * @param {string} path
 */
export const isArticle = (path) => /^\/[^/]*-\d+\.html$/.test(path);
