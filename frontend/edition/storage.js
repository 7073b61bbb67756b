// An edition on this device: its pages under their own addresses, its pictures,
// and its files as they were signed, to be handed on.
import {
  EDITION,
  EDITION_PICTURES,
  LIST,
  READ,
  RECORDS,
  editions,
  forgetAll,
  isArticle,
  keepAll,
  most,
  page,
  putPicture,
  trim,
  value,
} from '../device/database.js';
import { TRUSTED, read } from './format.js';

/** With so many files of one edition, the whole one and what was new since, it is time to take it
    whole again. */
export const FILES = 8;

const place = (name) => RECORDS + name;

/** What is kept of an edition: `{ made, files, paths, lists, addresses }`; nothing where it is not. */
export const kept = (name) => value(place(name));

const entryOf = ({ path, title, canonical, main }, at) => ({
  path,
  title,
  canonical,
  main,
  at,
  kind: EDITION,
  bytes: main.length,
});

const entriesOf = ({ head, edition }) => {
  const at = head.made * 1000;
  const pictured = edition.pictures.length > 0;
  // A page that was read since it last changed is richer; one with pictures goes before.
  const articles = edition.articles.map((it) => ({
    ...entryOf(it, at),
    changed: pictured ? at : it.updated * 1000,
  }));
  // A list is as old as its newest article: a later front page stays.
  const lists = edition.lists.map((it, nth) => entryOf(it, nth ? it.newest * 1000 : at));
  return [...articles, ...lists];
};

/** True where all that an edition names is in it or here already. */
const isWhole = async ({ edition }) => {
  if (!edition.since) return true;
  const here = new Set(edition.articles.map(({ path }) => path));
  for (const path of edition.paths) if (!here.has(path) && !(await page(path))) return false;
  return true;
};

/** Keeps what a file holds, all of it or nothing; the checked file. `null` where it is a part
    to which the rest is missing. */
export const keep = async (file, own) => {
  const checked = await read(file, own);
  const { head, edition } = checked;
  if (!(await isWhole(checked))) return null;
  const before = await kept(head.name);
  const files = edition.since && before ? [...before.files, file] : [file];
  const addresses = edition.pictures.map(({ address }) => address);
  const record = {
    made: head.made,
    files,
    paths: edition.paths,
    lists: edition.lists.map(({ path }) => path),
    addresses: [...new Set([...(edition.since ? before?.addresses ?? [] : []), ...addresses])],
  };
  try {
    await picturesIn(edition.pictures);
    await keepAll(entriesOf(checked), { [place(head.name)]: record, [TRUSTED]: head.key });
  } catch (error) {
    // Its pictures go again: nothing would ever let go of them.
    await letGo(head.name, { paths: [], lists: [], addresses }, before);
    throw error;
  }
  if (before) await letGo(head.name, before, record);
  return checked;
};

/** Lets go of what an edition had and has no more, where no other edition has it. */
const letGo = async (name, had, has) => {
  const others = (await editions()).filter(([other]) => other !== name).map(([, record]) => record);
  const gone = (what) => {
    const stay = new Set([has, ...others].flatMap((record) => record?.[what] ?? []));
    return had[what].filter((it) => !stay.has(it));
  };
  await forgetAll(EDITION, gone('paths'), gone('lists'), has ? [] : [place(name)]);
  const addresses = gone('addresses');
  if (!addresses.length) return;
  const cache = await caches.open(EDITION_PICTURES);
  for (const address of addresses) await cache.delete(address);
};

/** Keeps what a file holds like pages that were read: newer ones push them out. */
export const keepAsRead = async (file) => {
  const checked = await read(file);
  const asRead = ({ kind, ...entry }) => ({ ...entry, kind: isArticle(entry.path) ? READ : LIST });
  await keepAll(entriesOf(checked).map(asRead), { [TRUSTED]: checked.head.key });
  await trim(READ, await most());
};

/** Pictures go before the pages that show them; a page without one shows its caption. */
const picturesIn = async (pictures) => {
  if (!pictures.length) return;
  const cache = await caches.open(EDITION_PICTURES);
  for (const { address, type, base64 } of pictures) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    await putPicture(cache, address, bytes, { 'content-type': type });
  }
};

/** Takes an edition off this device; articles that are saved stay. */
export const remove = async (name) => {
  const record = await kept(name);
  if (record) await letGo(name, record);
};
