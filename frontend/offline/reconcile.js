// The reader's list of saved articles and what the worker stores are made to agree: texts that are
// missing (after the browser cleared its storage, or without network when the article was saved)
// are fetched again, and stored articles that the list lost come back.
import { articleNumber } from '../device/page-parts.js';
import { recallList, rememberList } from '../device/local-storage.js';
import { SAVED_KEY, isSavedArticle } from '../article/saved-list.js';
import { titleText } from './formatting.js';
import { askWorker } from './worker-client.js';

const listed = () => recallList(SAVED_KEY).filter(isSavedArticle);
const listedPaths = () => listed().map(({ href }) => href);

/** Makes list and texts agree. */
export const reconcile = async () => {
  const paths = listedPaths();
  const unlisted = await askWorker({ ask: 'reconcile', paths });
  const now = listedPaths();
  // Meanwhile the reader may have removed one that was fetched again.
  for (const path of paths.filter((it) => !now.includes(it))) await askWorker({ ask: 'drop', path });
  const lost = unlisted.filter(({ path }) => !now.includes(path));
  if (!lost.length) return;
  const entries = lost.map(({ path, title, at }) => ({ id: articleNumber(path), title: titleText(title), href: path, at }));
  rememberList(SAVED_KEY, [...listed(), ...entries]);
  document.dispatchEvent(new Event('tinlang:saved'));
};
