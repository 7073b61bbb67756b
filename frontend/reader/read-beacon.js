// A read: once an article and tab, when it has been in sight for a while. The
// server learns the article's number and nothing of the reader; who asks not to
// be tracked is not counted.

/** In milliseconds. */
const READ_AFTER = 5000;
const KEY = 'da-dem';

let article;
let timer;

const counted = () => (sessionStorage.getItem(KEY) ?? '').split(' ');

const look = () => {
  clearTimeout(timer);
  if (!article || document.visibilityState !== 'visible') return;
  timer = setTimeout(() => {
    const read = article;
    article = undefined;
    try {
      if (counted().includes(read)) return;
      sessionStorage.setItem(KEY, [...counted(), read].join(' '));
      navigator.sendBeacon('/api/read', read);
    } catch {
      // A device that remembers nothing counts nothing, rather than twice.
    }
  }, READ_AFTER);
};
document.addEventListener('visibilitychange', look);

/** Begins with another page. */
export const shown = (main) => {
  const asked = navigator.doNotTrack === '1' || navigator.globalPrivacyControl;
  article = asked ? undefined : main.dataset.read;
  look();
};
