// Why a page is stored on the device. The values stand in readers' databases.
/** @import { PageKind } from '../types/database' */

/** Saved by the reader. */
export const SAVED = 'da-luu';
/** Part of a downloaded edition. */
export const EDITION = 'an-ban';
/** An article that was read, or one of the newest. */
export const READ = 'da-doc';
/** A front page, section or another list. */
export const LIST = 'muc';
/** A page that the worker needs itself. */
export const OWN = 'khung';

/**
 * The kinds; the one that is deleted last comes first.
 * @type {PageKind[]}
 */
const PRECEDENCE = [OWN, SAVED, EDITION, READ, LIST];

/**
 * Returns the kind that is deleted later.
 * @param {PageKind} one
 * @param {PageKind} other
 */
export const strongerKind = (one, other) => (PRECEDENCE.indexOf(one) < PRECEDENCE.indexOf(other) ? one : other);
