// Which addresses are pages, and under which path a page is stored.
import { isArticle } from './page-parts.js';

/** Page that is shown for one that is not stored. */
export const OFFLINE = '/ngoai-tuyen';
/** The search page: it searches the stored articles without network. */
export const SEARCH = '/tim-kiem';
/** The beginning of the path of a page's fragment. */
export const FRAGMENT = '/manh';
/** Pages that work without network, and so are always stored. */
export const ALWAYS = [OFFLINE, '/da-luu', '/mo-an-ban', SEARCH];

/** The query fields that pages read (`docs/external-names.md`); a page is the same with any other. */
const FIELDS = ['lite', 'sau', 'truoc', 'q', 'muc', 'tu', 'den', 'tiep'];
/** Those of WordPress, by which an address of the front page leads to another page. */
const OLD_FIELDS = [
  'p',
  'page_id',
  'attachment_id',
  'cat',
  'category_name',
  'tag',
  'author',
  'author_name',
  'm',
  's',
  'paged',
  'feed',
];

/** @param {Pick<URL, 'pathname' | 'searchParams'>} url */
const readFields = ({ pathname, searchParams }) =>
  (pathname === '/' ? [...FIELDS, ...OLD_FIELDS] : FIELDS).filter((field) => searchParams.has(field));

/**
 * Returns the address of the page whose fragment is at an address; nothing for other addresses.
 * @param {URL} url
 */
export const pageOfFragment = ({ origin, pathname, search }) =>
  pathname.startsWith(`${FRAGMENT}/`) ? new URL(origin + pathname.slice(FRAGMENT.length) + search) : undefined;

/**
 * Returns true for addresses of public pages: neither files nor fragments nor the API nor the newsroom.
 * @param {Pick<URL, 'pathname'>} url
 */
export const isPage = ({ pathname }) =>
  !/^\/(?:media|pkg|manh|api|toa-soan|dang-nhap)(?:\/|$)|^\/an-ban\/.*\.|\.(?!html$)\w+$/.test(pathname);

/**
 * Returns the path under which a page is stored; nothing for parts of lists, answers to searches and
 * the lite view. Fields that others append (`fbclid`, `utm_source`) change nothing.
 * @param {Pick<URL, 'pathname' | 'searchParams'>} url
 */
export const storedAs = (url) => (readFields(url).length ? undefined : url.pathname);

/**
 * Returns the path of the stored page that stands in for an address: an article with more teasers
 * or in the lite view is the same article.
 * @param {Pick<URL, 'pathname' | 'searchParams'>} url
 */
export const standIn = (url) => {
  const { pathname } = url;
  if (isArticle(pathname) || pathname === SEARCH) return pathname;
  return readFields(url).every((field) => field === 'lite') ? pathname : undefined;
};
