// The reader's list of saved articles and what the worker stores are made to agree: texts that are
// missing (after the browser cleared its storage, or without network when the article was saved)
// are fetched again, and stored articles that the list lost come back.
import { articleNumber } from '../device/page-parts.js';
import { recallList, rememberList } from '../device/local-storage.js';
import { SAVED_KEY, isSavedArticle } from '../article/saved-list.js';
import { titleText } from './formatting.js';
import { askWorker } from './worker-client.js';

/** Returns the addresses of saved articles that are not stored with their pictures. */
export const reconcile = async () => {
  const listed = () => recallList(SAVED_KEY).filter(isSavedArticle);
  const answer = await askWorker({ ask: 'reconcile', paths: listed().map(({ href }) => href) });
  const known = listed().map(({ href }) => href);
  const lost = answer.unlisted.filter(({ path }) => !known.includes(path));
  if (lost.length) {
    const entries = lost.map(({ path, title, at }) => ({ id: articleNumber(path), title: titleText(title), href: path, at }));
    rememberList(SAVED_KEY, [...listed(), ...entries]);
    document.dispatchEvent(new Event('tinlang:saved'));
  }
  return answer.lacking;
};
