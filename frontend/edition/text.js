// Texts of the edition tools.

/** Việt Nam is seven hours ahead of UTC and has no summer time. */
const VIETNAM_OFFSET = 7 * 3600;

/**
 * Puts values in the places of `{}`, in their order.
 * @param {string} text
 * @param {(string | number)[]} values
 */
export const fill = (text, ...values) => {
  const rest = [...values];
  return text.replace(/\{\}/g, (place) => `${rest.shift() ?? place}`);
};

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

/**
 * Returns the day of a moment in Việt Nam: "18/02/2021".
 * @param {number} seconds since 1970
 * @param {string} language
 */
export const longDay = (seconds, language) =>
  new Date(seconds * 1000).toLocaleDateString(language === 'en' ? 'en-GB' : language, { timeZone: 'Asia/Ho_Chi_Minh' });
