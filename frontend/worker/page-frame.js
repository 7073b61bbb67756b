// The frame around stored pages: a whole document of this build, stored when
// the worker was installed and again with every page since, so that the
// weather, the latest and the most read articles are the last that were known.
/** @import { FrameName, PageRecord } from '../types/database' */
/** @import { Whole } from './whole-page.js' */
import { deleteValue, getValue, getValueNames, setValue } from '../device/database.js';
import { tabsOf } from '../device/page-parts.js';
import { documentInFrame } from './frame-text.js';

/** Each build has its own: a build that waits must not replace the frame of the one that works. */
const PREFIX = 'khung-';
/** @type {FrameName} */
const NAME = `${PREFIX}${BUILD}`;
/** Headers of the document that apply to every page. */
const HEADERS = ['content-type', 'content-security-policy', 'referrer-policy', 'permissions-policy'];

/** @param {string} text */
const isOurs = (text) => text.includes(SHELL[0]);

/** Returns the frame; nothing if there is none, or no database. */
const getFrame = () => getValue(NAME).catch(() => undefined);

/**
 * Stores a document of this build as the frame.
 * @param {Whole} whole
 */
export const setFrame = async ({ text, response }) => {
  if (!isOurs(text)) return;
  const headers = HEADERS.map((name) => /** @type {[string, string]} */ ([name, response.headers.get(name)])).filter(
    ([, value]) => value,
  );
  const at = Date.now();
  const html = tabsOf(text);
  const tabs = html ? { html, at } : (await getFrame())?.tabs;
  await setValue(NAME, { text, headers, at, tabs });
};

/** Deletes the frame of this build. */
export const deleteFrame = () => deleteValue(NAME);

/** Deletes the frames of other builds. */
export const deleteOtherFrames = async () => {
  const others = (await getValueNames()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  for (const name of others) await deleteValue(name);
};

/**
 * Returns a stored page in the frame; nothing without a frame.
 * @param {Pick<PageRecord, 'path' | 'main' | 'title' | 'canonical' | 'at'>} page
 * @param {boolean} [isComing] true if a newer version was requested
 */
export const pageInFrame = async (page, isComing = false) => {
  const frame = await getFrame();
  if (!frame || !isOurs(frame.text)) return undefined;
  return new Response(documentInFrame(frame, page, isComing), { headers: frame.headers });
};
