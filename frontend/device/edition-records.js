// What is stored of editions beside their pages.
/** @import { DownloadName, EditionName, EditionRecord } from '../types/database' */
import { deleteValue, getValue, getValueNames } from './database.js';

/** The cache of editions' pictures. */
export const EDITION_PICTURES_CACHE = 'an-ban';

/** Names of editions' records begin so. */
const RECORDS = 'an-ban/ban/';
/** Names of partial downloads begin so. */
const DOWNLOADS = 'an-ban/phan';

/**
 * Returns the name of an edition's record.
 * @param {string} edition
 * @returns {EditionName}
 */
export const recordName = (edition) => `${RECORDS}${edition}`;

/**
 * Returns the name of the received part of a file.
 * @param {string} url
 * @returns {DownloadName}
 */
export const downloadName = (url) => `${DOWNLOADS}${url}`;

/**
 * Returns each stored edition's name and record.
 * @returns {Promise<[string, EditionRecord][]>}
 */
export const getEditions = async () => {
  const names = (await getValueNames()).filter((name) => name.startsWith(RECORDS));
  return Promise.all(
    names.map(async (name) => {
      const edition = name.slice(RECORDS.length);
      return /** @type {[string, EditionRecord]} */ ([edition, await getValue(recordName(edition))]);
    }),
  );
};

/** Deletes all records and partial downloads; the publisher's key stays. */
export const deleteEditionRecords = async () => {
  const names = (await getValueNames()).filter((name) => name.startsWith(RECORDS) || name.startsWith(DOWNLOADS));
  for (const name of names) await deleteValue(name);
};
