// An edition as one plain page that any browser opens from a file: put together
// on the device of what it keeps, as `app/src/edition/handed.rs` does it on the
// server. Share sheets take .html files and refuse types that they do not know.
import { bytesOf, read } from './format.js';

const CARRIED = /<template class="tinlang-edition">([^<]*)<\/template>/g;

/** The signed files that a given file holds: those in a plain page, or itself. */
export const filesIn = (bytes) => {
  if (bytes[0] !== 0x3c) return [bytes];
  const text = new TextDecoder().decode(bytes);
  try {
    return [...text.matchAll(CARRIED)].map(([, base64]) => bytesOf(base64));
  } catch {
    return [];
  }
};

const base64Of = (bytes) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

const idOf = (path) => `bai-${/-(\d+)\.html$/.exec(path)?.[1]}`;

const sectionOf = ({ path, main }, { paths, paper, pictures }) => {
  const inside = main
    .replace(/^<main[^>]*>/, '')
    .replace(/<\/main>$/, '')
    .replace(/(<a [^>]*href=")(\/(?!\/)[^"]*)/g, (_, before, to) => before + (paths.has(to) ? `#${idOf(to)}` : paper + to))
    .replace(/(<img src=")([^"]*)/g, (_, before, address) => before + (pictures.get(address) ?? address));
  return `<section id="${idOf(path)}">${inside}</section>`;
};

/** The plain page of these files, oldest first, each checked again. */
export const plainPage = async (files, own) => {
  const articles = new Map();
  const pictures = new Map();
  let newest;
  for (const file of files) {
    newest = await read(file, own);
    for (const article of newest.edition.articles) articles.set(article.path, article);
    for (const { address, type, base64 } of newest.edition.pictures) {
      pictures.set(address, `data:${type};base64,${base64}`);
    }
  }
  const { head, edition } = newest;
  const known = { paths: new Set(edition.paths), paper: head.paper, pictures };
  const sections = edition.paths.filter((path) => articles.has(path)).map((path) => sectionOf(articles.get(path), known));
  const carried = files.map((file) => `<template class="tinlang-edition">${base64Of(file)}</template>`);
  const [before, after] = edition.plain;
  return before + sections.join('') + carried.join('') + after;
};

/** Gives a page to the device's share sheet, or saves it where there is none. */
export const handOn = async (page, name) => {
  const file = new File([page], name, { type: 'text/html' });
  if (navigator.canShare?.({ files: [file] })) {
    // A reader who changes their mind is no failure.
    await navigator.share({ files: [file], title: name }).catch(() => {});
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
