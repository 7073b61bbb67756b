// Texts of the edition tools.

/** Việt Nam is seven hours ahead of UTC and has no summer time. */
const VIETNAM_OFFSET = 7 * 3600;

/**
 * Puts `value` in the place of `{}`.
 * @param {string} text
 * @param {string | number} value
 */
export const fill = (text, value) => text.replace('{}', () => `${value}`);

/**
 * Returns a length in bytes as readers know it, rounded up: "12 KB", "3,4 MB".
 * @param {number} bytes
 * @param {string} language
 */
export const fileSize = (bytes, language) => {
  const large = bytes >= 1e6;
  const number = large ? Math.ceil(bytes / 1e5) / 10 : Math.ceil(bytes / 1e3);
  return `${number.toLocaleString(language)}\u00a0${large ? 'MB' : 'KB'}`;
};

/**
 * Returns the day of a moment in Việt Nam, as an address writes it.
 * @param {number} seconds since 1970
 */
export const dayOf = (seconds) => new Date((seconds + VIETNAM_OFFSET) * 1000).toISOString().slice(0, 10);
