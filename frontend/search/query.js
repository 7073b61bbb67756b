// Addresses and texts of the search page.

/** @typedef {Record<'q' | 'muc' | 'tu' | 'den' | 'tiep', string>} Query words, section, first day, last day, cursor */

/**
 * Returns the search of an address; missing fields are empty.
 * @param {string} search as in `location.search`
 * @returns {Query}
 */
export const queryOf = (search) => {
  const fields = new URLSearchParams(search);
  /** @param {string} name */
  const field = (name) => fields.get(name) ?? '';
  return { q: field('q'), muc: field('muc'), tu: field('tu'), den: field('den'), tiep: field('tiep') };
};

/**
 * Returns the address of a search, without empty fields.
 * @param {string} path
 * @param {Partial<Query>} query
 */
export const searchPath = (path, query) => {
  const fields = Object.entries(query).filter(([, value]) => value);
  return `${path}?${new URLSearchParams(fields)}`;
};

/**
 * Puts values in the place of `{name}`.
 * @param {string} pattern
 * @param {Record<string, string>} values
 */
export const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
