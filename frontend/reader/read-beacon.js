// Counts a read: once per article and tab, after it was visible for some time. The server
// receives the article's number and nothing about the reader. With Do Not
// Track or Global Privacy Control on, nothing is counted.

/** In milliseconds. */
const READ_AFTER = 5000;
const KEY = 'da-dem';

/** @type {string | undefined} */
let article;
/** @type {number | undefined} */
let timer;

const counted = () => (sessionStorage.getItem(KEY) ?? '').split(' ');

const startTimer = () => {
  clearTimeout(timer);
  if (!article || document.visibilityState !== 'visible') return;
  timer = setTimeout(() => {
    const read = /** @type {string} */ (article);
    article = undefined;
    try {
      if (counted().includes(read)) return;
      sessionStorage.setItem(KEY, [...counted(), read].join(' '));
      navigator.sendBeacon('/api/read', read);
    } catch {
      // Without storage nothing is counted, rather than twice.
    }
  }, READ_AFTER);
};
document.addEventListener('visibilitychange', startTimer);

/**
 * Starts with another page.
 * @param {HTMLElement} main
 */
export const show = (main) => {
  const refused = navigator.doNotTrack === '1' || navigator.globalPrivacyControl;
  article = refused ? undefined : main.dataset.read;
  startTimer();
};
