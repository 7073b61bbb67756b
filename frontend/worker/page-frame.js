// The frame around kept pages: a whole document of this build, fetched when
// the worker came in and again with every page since, so that the weather, the
// latest articles and the most read ones are the last that were known.
import { dropValue, parts, setValue, value, valueNames } from '../device/database.js';

/** Each build's own: one that waits must not take it from the one that works. */
const FRAMES = 'khung-';
const NAME = FRAMES + BUILD;
/** Headers of the document that count for every page. */
const HEADERS = ['content-type', 'content-security-policy', 'referrer-policy', 'permissions-policy'];

/** The latest and the most read articles beside a page. */
const TABS = /<leptos-island data-component="Tabs.*?<\/leptos-island>/s;

const isOurs = (text) => text.includes(SHELL[0]);

/** Makes a document of this build the frame from now on. */
export const setFrame = async (text, { headers }) => {
  if (!isOurs(text)) return;
  const own = HEADERS.map((name) => [name, headers.get(name)]).filter(([, value]) => value);
  const at = Date.parse(headers.get('date')) || Date.now();
  const [html] = TABS.exec(text) ?? [];
  const tabs = html ? { html, at } : (await frame())?.tabs;
  await setValue(NAME, { text, headers: own, at, tabs });
};

/** Lets go of the frames of other builds. */
export const dropOthers = async () => {
  const others = (await valueNames()).filter((name) => name.startsWith(FRAMES) && name !== NAME);
  for (const name of others) await dropValue(name);
};

export const frame = () => value(NAME).catch(() => undefined);

/** Of the frame's head, what is said of its own page. */
const OWN =
  /<title>[^<]*<\/title>|<link rel="(?:canonical|alternate)"[^>]*>|<meta (?:name="(?:robots|description)"|property="[^"]*")[^>]*>|<script type="application\/ld\+json">.*?<\/script>/gs;

/** A kept page in the frame; `going` where a newer one is on its way. Undefined without a frame. */
export const framed = async ({ path, main, title, canonical, at }, going) => {
  const known = await frame();
  if (!known || !isOurs(known.text)) return undefined;
  const { tabs } = known;
  const shown = tabs && TABS.test(main) ? main.replace(TABS, () => tabs.html) : main;
  // What the frame says of the page that it was.
  const around = known.text
    .replace(/ aria-current="\w+"/g, '')
    .replace(/[^"]*(?=" class="view-switch")/, () => `${path}?lite`);
  const [head, ...body] = around.replace(parts(around).main, () => shown).split('</head>');
  const own = `<title>${title}</title><link rel="canonical" href="${canonical ?? ''}">`;
  const marks = `data-kept="${at}" data-frame="${known.at}" data-tabs="${shown === main ? at : tabs.at}"${going ? ' data-coming' : ''}`;
  const text = [head.replace(OWN, '').replace('<html ', `<html ${marks} `) + own, ...body].join('</head>');
  return new Response(text, { headers: known.headers });
};
