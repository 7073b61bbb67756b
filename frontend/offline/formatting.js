// Words of the offline tools in the page's language, and how they write times
// and sizes.

const { lang } = document.documentElement;

export const words = OFFLINE_WORDS[lang === 'en' ? lang : 'vi'];

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
/** @type {Intl.DateTimeFormatOptions} */
const DAY = { day: '2-digit', month: '2-digit' };

/**
 * @param {number} at in milliseconds since 1970
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} how
 */
const format = (at, locale, how) => new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...how }).format(at);

/**
 * Returns "08:30, 18/02".
 * @param {number} at
 */
export const moment = (at) =>
  `${format(at, 'en-GB', { hour: '2-digit', minute: '2-digit' })}, ${format(at, 'en-GB', DAY)}`;

/**
 * Returns the day in Việt Nam, as a day's address and `datetime` write it.
 * @param {number} at
 */
export const isoDay = (at) => format(at, 'en-CA', {});

/**
 * Returns "Thứ Năm, 18/02/2021".
 * @param {number} at
 */
export const longDay = (at) => `${format(at, lang, { weekday: 'long' })}, ${format(at, 'en-GB', { ...DAY, year: 'numeric' })}`;

const UNITS = ['KB', 'MB', 'GB'];

/**
 * Returns "12 KB", "3,4 MB".
 * @param {number} bytes
 */
export const size = (bytes) => {
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit + 1 < UNITS.length) {
    value /= 1000;
    unit += 1;
  }
  const digits = { maximumFractionDigits: unit && value < 100 ? 1 : 0 };
  return `${new Intl.NumberFormat(lang, digits).format(value)} ${UNITS[unit]}`;
};

/**
 * Returns the text of a page's title, which is stored as HTML, without the paper's name.
 * @param {string} title
 */
export const titleText = (title) =>
  new DOMParser().parseFromString(title, 'text/html').body.textContent.replace(/ \| [^|]*$/, '');
