// An edition as one HTML page that any browser opens from a file: built on the
// device as `app/src/edition` builds it on the server. Share sheets take .html
// files and refuse types that they do not know.
/** @import { CheckedEdition, EditionArticle, EditionPage, PaperKeys } from '../types/edition' */
import { base64Of, bytesOf } from './base64.js';
import { readEdition } from './format.js';

const CARRIED = /<template class="tinlang-edition">([^<]*)<\/template>/g;
const LESS_THAN = 0x3c;
/** Time after which a saved page's object URL is revoked, in milliseconds. */
const DOWNLOAD_TIME = 60_000;

/**
 * Returns the signed files in a given file: those in an HTML page, or the file itself.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export const signedFiles = (bytes) => {
  if (bytes[0] !== LESS_THAN) return [bytes];
  const text = new TextDecoder().decode(bytes);
  try {
    return [...text.matchAll(CARRIED)].map(([, base64]) => bytesOf(base64));
  } catch {
    // Not base64: no edition is in it.
    return [];
  }
};

/** @param {string} path */
const idOf = (path) => `bai-${/-(\d+)\.html$/.exec(path)?.[1]}`;

/**
 * Returns an article as a section of the page: links to articles of the edition lead within the
 * page, other links of the website get its address, and pictures are inlined.
 * @param {EditionPage} article
 * @param {{ paths: Set<string>, paper: string, pictures: Map<string, string> }} edition
 */
export const sectionOf = ({ path, main }, { paths, paper, pictures }) => {
  const inside = main
    .replace(/^<main[^>]*>/, '')
    .replace(/<\/main>$/, '')
    .replace(/(<a [^>]*href=")(\/(?!\/)[^"]*)/g, (_, before, to) => before + (paths.has(to) ? `#${idOf(to)}` : paper + to))
    .replace(/(<img src=")([^"]*)/g, (_, before, address) => before + (pictures.get(address) ?? address));
  return `<section id="${idOf(path)}">${inside}</section>`;
};

/**
 * Returns the HTML page of these files, each of which is checked again.
 * @param {Uint8Array<ArrayBuffer>[]} files oldest first; at least one
 * @param {PaperKeys} keys as in `readEdition`
 */
export const htmlPage = async (files, keys) => {
  /** @type {Map<string, EditionArticle>} */
  const articles = new Map();
  const pictures = new Map();
  /** @type {CheckedEdition | undefined} */
  let newest;
  for (const file of files) {
    newest = await readEdition(file, keys);
    for (const article of newest.edition.articles) articles.set(article.path, article);
    for (const { address, type, base64 } of newest.edition.pictures) {
      pictures.set(address, `data:${type};base64,${base64}`);
    }
  }
  const { head, edition } = /** @type {CheckedEdition} */ (newest);
  const known = { paths: new Set(edition.paths), paper: head.paper, pictures };
  const sections = edition.paths.flatMap((path) => {
    const article = articles.get(path);
    return article ? [sectionOf(article, known)] : [];
  });
  const carried = files.map((file) => `<template class="tinlang-edition">${base64Of(file)}</template>`);
  const [before, after] = edition.plain;
  return before + sections.join('') + carried.join('') + after;
};

const STYLE = /<style[^>]*>[^]*?<\/style\s*>/gi;

/**
 * Returns all of a page but the signed files, as the browser's parser reads it. Style is compared as
 * text: the policy of this page reports foreign style as soon as it is parsed.
 * @param {string} page
 */
const visibleOf = (page) => {
  const unstyled = page.replace(STYLE, '').replace(/(\s)style\s*=/gi, '$1data-style=');
  const { documentElement } = new DOMParser().parseFromString(unstyled, 'text/html');
  for (const carried of documentElement.querySelectorAll('template')) carried.remove();
  return [...(page.match(STYLE) ?? []), documentElement.outerHTML].join('').replace(/\s+/g, ' ');
};

/**
 * Returns true if a page shows what its signed files hold, and nothing else.
 * @param {string} page
 * @param {Uint8Array<ArrayBuffer>[]} files
 * @param {PaperKeys} keys as in `readEdition`
 */
export const isAsSigned = async (page, files, keys) => {
  const signed = await htmlPage(files, keys);
  return page === signed || visibleOf(page) === visibleOf(signed);
};

/**
 * Opens the device's share sheet with a page, or saves the page as a file where there is none.
 * @param {string} page
 * @param {string} name
 */
export const sharePage = async (page, name) => {
  const file = new File([page], name, { type: 'text/html' });
  if (navigator.canShare?.({ files: [file] })) {
    // Closing the share sheet is no failure.
    await navigator.share({ files: [file], title: name }).catch(() => {});
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_TIME);
};
