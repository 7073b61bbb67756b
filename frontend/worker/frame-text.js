// A stored page in its frame, as text: every function scans it once.
/** @import { PageRecord, PageFrame } from '../types/database' */
import { withTabs } from '../device/page-parts.js';

/** From quote to quote: no character is read more than twice. */
const VIEW_SWITCH = /"[^"]*" class="view-switch"/;
const HEAD_END = '</head>';
const MAIN_END = '</main>';
/** The metadata in the frame's head, of the page that it was fetched with. */
const PAGE_HEAD =
  /<title>[^<]*<\/title>|<link rel="(?:canonical|alternate)"[^>]*>|<meta (?:name="(?:robots|description)"|property="[^"]*")[^>]*>|<script type="application\/ld\+json">.*?<\/script>/gs;

/**
 * Returns the island without the page that is shown among its latest articles: they came with another page.
 * @param {string} tabs
 * @param {string} path
 */
const withoutOwn = (tabs, path) => {
  const [latest, ...others] = tabs.split('</ol>');
  return [latest.replace(`<li><a href="${path}">`, '<li hidden><a>'), ...others].join('</ol>');
};

/**
 * Changes the address of the first link to the other view, which precedes the link's class.
 * @param {string} html
 * @param {string} address
 */
export const withViewSwitch = (html, address) => html.replace(VIEW_SWITCH, () => `"${address}" class="view-switch"`);

/**
 * Returns the document of a stored page: its `<main>` and its metadata, in the frame.
 * @param {PageFrame} frame
 * @param {Pick<PageRecord, 'path' | 'main' | 'title' | 'canonical' | 'at'>} page
 * @param {boolean} isComing true if a newer version was requested
 */
export const documentInFrame = (frame, { path, main, title, canonical, at }, isComing) => {
  const shown = withTabs(main, frame.tabs && withoutOwn(frame.tabs.html, path));
  const tabsAt = shown === main ? at : frame.tabs?.at;
  const around = withViewSwitch(frame.text.replace(/ aria-current="\w+"/g, ''), `${path}?lite`);
  const start = around.indexOf('<main');
  const end = around.lastIndexOf(MAIN_END) + MAIN_END.length;
  const text = around.slice(0, start) + shown + around.slice(end);
  const headEnd = text.indexOf(HEAD_END);
  const marks = `data-kept="${at}" data-frame="${frame.at}" data-tabs="${tabsAt}"${isComing ? ' data-coming' : ''}`;
  const head = text.slice(0, headEnd).replace(PAGE_HEAD, '').replace('<html ', `<html ${marks} `);
  return `${head}<title>${title}</title><link rel="canonical" href="${canonical ?? ''}">${text.slice(headEnd)}`;
};
