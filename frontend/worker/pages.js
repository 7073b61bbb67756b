// Pages: from the network where it answers, else as they are kept. Whoever
// waits is never told that there is no network while an answer can still come.
import { forget, isArticle, keepAll, LIST, most, OWN, page, parts, READ, SAVED, trim } from '../device/database.js';
import { framed, setFrame } from './page-frame.js';

/** How long the network may take before the kept page is shown, in milliseconds. */
const LIMIT = 4000;
/** A page that the page's own navigator asks for: that one turns to the browser after three seconds. */
const LIMIT_WITHIN = 2500;
/** So many pages are kept that are no articles. */
const LISTS = 40;
/** Page that stands for one that is not here. */
const OFFLINE = '/ngoai-tuyen';
/** Pages that work without network, and so are always here. */
const SEARCH = '/tim-kiem';
const ALWAYS = [OFFLINE, '/da-luu', '/mo-an-ban', SEARCH];

/** True for addresses of pages that may be kept: nobody's own, whole, of the full view. */
export const isPage = ({ pathname, searchParams }) =>
  !/^\/(?:media|pkg|api|toa-soan|dang-nhap)(?:\/|$)|^\/an-ban\/.*\.|\.(?!html$)\w+$/.test(pathname) && !searchParams.has('lite');

/** Keeps a page that was fetched, unless it is not to be kept; its parts. */
export const keepPage = async (path, text, answer) => {
  const own = parts(text);
  if (!own || /no-store|private/.test(answer.headers.get('cache-control'))) return;
  await setFrame(text, answer);
  const at = Date.parse(answer.headers.get('date')) || Date.now();
  const kind = isArticle(path) ? READ : ALWAYS.includes(path) ? OWN : LIST;
  // What the network says goes before whatever is here.
  await keepAll([{ ...own, path, at, kind, bytes: own.main.length, changed: Infinity }], {});
  await trim(READ, await most());
  await trim(LIST, LISTS);
};

/** Fetches what is always here. */
export const keepAlways = async () => {
  for (const path of ALWAYS) {
    const answer = await fetch(path, { cache: 'reload' });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    await keepPage(path, await answer.text(), answer);
  }
};

/** Lets go of an article that the paper withdrew; what a reader saved is the reader's. */
const withdrawn = async (path) => {
  const before = await page(path);
  if (before && before.kind !== SAVED) await forget(path);
};

/** The answer of the network; what is to be kept of it is kept. */
const asked = async (event, path) => {
  const answer = (await event.preloadResponse) ?? (await fetch(event.request));
  const html = answer.headers.get('content-type')?.startsWith('text/html');
  if (answer.status === 200 && !answer.redirected && html && path) {
    const copy = answer.clone();
    event.waitUntil(copy.text().then((text) => keepPage(path, text, copy)).catch(() => {}));
  }
  if (answer.status === 410 && path) event.waitUntil(withdrawn(path).catch(() => {}));
  return answer;
};

/** Tells the page that it was shown what is kept: what came of the newer one. */
const tell = async (event, path, kept, coming) => {
  let came = 'none';
  try {
    const answer = (await coming).clone();
    const own = answer.status === 200 && parts(await answer.text());
    if (own) came = own.main === kept.main ? 'same' : 'newer';
  } catch {
    // None came.
  }
  const client = await clients.get(event.resultingClientId || event.clientId);
  client?.postMessage({ page: path, came });
};

/** The page for an address that is not here. */
const missing = async () => {
  const own = await page(OFFLINE).catch(() => undefined);
  return (own && (await framed({ ...own, at: 0 }))) ?? Response.error();
};

export const answerPage = async (event, url) => {
  // What has a query is another page, and too many of them.
  const path = url.search ? undefined : url.pathname;
  const coming = asked(event, path);
  event.waitUntil(coming.catch(() => {}));
  // Without network the form looks through what is here by itself.
  const here = path ?? (url.pathname === SEARCH ? SEARCH : undefined);
  const kept = here && (await page(here).catch(() => undefined));
  if (!kept) return coming.catch(missing);
  if (!path) return coming.catch(async () => (await framed(kept)) ?? missing());
  const limit = event.request.mode === 'navigate' ? LIMIT : LIMIT_WITHIN;
  const late = new Promise((done) => setTimeout(done, limit, 'late'));
  const first = await Promise.race([coming.catch(() => undefined), late]);
  if (first !== 'late' && first && first.status < 500) return first;
  const going = first === 'late';
  const shown = await framed(kept, going);
  if (!shown) return coming;
  if (going) event.waitUntil(tell(event, url.pathname, kept, coming));
  return shown;
};
