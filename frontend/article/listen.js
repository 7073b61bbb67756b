// Reads an article aloud with the device's Vietnamese voice, sentence by
// sentence, also while the reader opens other pages. A pause ends the sentence
// and later begins it again: phones cannot pause a voice.
import { article, get, on } from '../reader/dom.js';
import { sentencesOf } from './sentences.js';

/** @type {SpeechSynthesis | undefined} */
const speech = window.speechSynthesis;
/** How long to wait for the list of voices, which some devices never send; in milliseconds. */
const VOICES_LIMIT = 2000;
const BLOCKS = 'h1, .lead, .text :is(p, li, h2, h3, h4)';

/** @typedef {{ block: Element, words: string, index: number }} Sentence a sentence, its element and its offset there */

/** @type {SpeechSynthesisVoice | undefined} */
let voice;
let waiting = !!speech;
/**
 * What is read aloud: its sentences, the number of the current one, the bar.
 * @type {{ all: Sentence[], nth: number, bar: HTMLElement } | undefined}
 */
let reading;
/**
 * The current sentence; events of other ones are ignored.
 * @type {SpeechSynthesisUtterance | undefined}
 */
let spoken;

/**
 * @param {HTMLElement} main
 * @returns {Sentence[]}
 */
const sentences = (main) =>
  [...main.querySelectorAll(BLOCKS)]
    .filter((block) => !block.querySelector('p, li') && !block.closest('figure, table'))
    .flatMap((block) => sentencesOf(block.textContent).map((sentence) => ({ block, ...sentence })));

/**
 * Returns the position in `block` after this number of characters.
 * @param {Element} block
 * @param {number} characters
 * @returns {[Node, number]}
 */
const position = (block, characters) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = characters;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [block, block.childNodes.length];
};

/**
 * Highlights a sentence, or nothing, without a change to the document.
 * @param {Sentence} [sentence]
 */
const mark = (sentence) => {
  const marks = window.CSS?.highlights;
  if (!marks) return;
  marks.delete('nghe');
  if (!sentence) return;
  const { block, words, index } = sentence;
  const range = document.createRange();
  range.setStart(...position(block, index));
  range.setEnd(...position(block, index + words.length));
  marks.set('nghe', new Highlight(range));
};

const silence = () => {
  spoken = undefined;
  speech?.cancel();
};

const stop = () => {
  if (!reading) return;
  silence();
  mark();
  reading.bar.remove();
  reading = undefined;
};

const speak = () => {
  if (!reading || !voice) return;
  const { all, nth, bar } = reading;
  if (nth >= all.length) {
    stop();
    return;
  }
  const own = new SpeechSynthesisUtterance(all[nth].words);
  /** @type {HTMLSelectElement} */
  const speed = get(bar, 'select');
  Object.assign(own, { voice, lang: voice.lang, rate: Number(speed.value) });
  own.onend = () => {
    if (spoken !== own || !reading) return;
    reading.nth += 1;
    speak();
  };
  own.onerror = () => {
    if (spoken === own) stop();
  };
  silence();
  spoken = own;
  mark(all[nth]);
  speech?.speak(own);
};

on('click', '.tools .listen', (button) => {
  stop();
  const main = /** @type {HTMLElement} */ (button.closest('main'));
  const own = article(main);
  if (!own) return;
  get(main, '.no-voice').hidden = Boolean(voice);
  if (!voice) return;
  const bar = /** @type {HTMLElement} */ (get(main, '.listening').cloneNode(true));
  Object.assign(get(bar, 'a'), { href: own.href, textContent: own.title });
  reading = { all: sentences(main), nth: 0, bar };
  bar.hidden = false;
  document.body.append(bar);
  speak();
  get(bar, '.pause').focus();
});

on('click', '.listening .pause', (/** @type {HTMLElement} */ button) => {
  const { goOn = '', pause = button.textContent } = button.dataset;
  button.dataset.pause = pause;
  button.textContent = spoken ? goOn : pause;
  if (spoken) silence();
  else speak();
});

on('change', '.listening select', () => {
  if (spoken) speak();
});

on('click', '.listening .stop', () => {
  stop();
  document.querySelector(/** @type {'button'} */ ('.tools .listen'))?.focus();
});

/** Offers listening. Whoever presses the button on a device without a voice is told so. */
const offer = () => {
  const found = (speech?.getVoices() ?? []).filter(({ lang }) => /^vi(?:\W|_|$)/i.test(lang));
  voice = found.find((it) => it.localService) ?? found[0];
  // Voices may come before the toolbar is made, or to a page whose end is missing.
  for (const button of document.querySelectorAll(/** @type {'button'} */ ('.tools .listen'))) {
    button.hidden = !voice && waiting;
    if (voice) get(/** @type {HTMLElement} */ (button.parentElement), '.no-voice').hidden = true;
  }
};

speech?.addEventListener?.('voiceschanged', offer);
setTimeout(() => {
  waiting = false;
  offer();
}, VOICES_LIMIT);
// Otherwise the voice would continue without a way to stop it.
addEventListener('pagehide', stop);

/** Starts with another page. */
export const show = offer;
