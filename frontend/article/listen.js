// Listening: the device's own Vietnamese voice reads an article, sentence by
// sentence, and goes on while the reader moves about in the paper. A pause
// ends the sentence and begins it again later: phones cannot pause a voice.
import { article, on } from '../reader/dom.js';

const speech = window.speechSynthesis;
/** Devices tell their voices late, or never; in milliseconds. */
const PATIENCE = 2000;
const BLOCKS = 'h1, .lead, .text :is(p, li, h2, h3, h4)';
/** Up to a full stop with a space behind it: one within a number ends nothing. */
const SENTENCE = /\S[^]*?(?:[.!?…]+["”’»)]*(?=\s|$)|$)/g;

let voice;
let waiting = !!speech;
/** What is being read: its sentences, which of them, the bar. */
let reading;
/** The sentence that the voice has now: of another one's end nobody asks. */
let spoken;

const sentences = (main) =>
  [...main.querySelectorAll(BLOCKS)]
    .filter((block) => !block.querySelector('p, li') && !block.closest('figure, table'))
    .flatMap((block) =>
      [...block.textContent.matchAll(SENTENCE)].map(({ 0: words, index }) => ({ block, words, index })),
    );

/** The place in `block` where so many characters stand before it. */
const place = (block, characters) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = characters;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [block, block.childNodes.length];
};

/** Marks a sentence without a change to the text; or nothing. */
const mark = (sentence) => {
  const marks = window.CSS?.highlights;
  if (!marks) return;
  marks.delete('nghe');
  if (!sentence) return;
  const { block, words, index } = sentence;
  const range = document.createRange();
  range.setStart(...place(block, index));
  range.setEnd(...place(block, index + words.length));
  marks.set('nghe', new Highlight(range));
};

const hush = () => {
  spoken = undefined;
  speech.cancel();
};

const stop = () => {
  if (!reading) return;
  hush();
  mark();
  reading.bar.remove();
  reading = undefined;
};

const speak = () => {
  const { all, nth, bar } = reading;
  if (nth >= all.length) {
    stop();
    return;
  }
  const own = new SpeechSynthesisUtterance(all[nth].words);
  Object.assign(own, { voice, lang: voice.lang, rate: Number(bar.querySelector('select').value) });
  own.onend = () => {
    if (spoken !== own) return;
    reading.nth += 1;
    speak();
  };
  own.onerror = () => {
    if (spoken === own) stop();
  };
  hush();
  spoken = own;
  mark(all[nth]);
  speech.speak(own);
};

on('click', '.tools .listen', (button) => {
  stop();
  const main = button.closest('main');
  const bar = main.querySelector('.listening').cloneNode(true);
  const { title, href } = article(main);
  Object.assign(bar.querySelector('a'), { href, textContent: title });
  reading = { all: sentences(main), nth: 0, bar };
  bar.hidden = false;
  document.body.append(bar);
  speak();
  bar.querySelector('.pause').focus();
});

on('click', '.listening .pause', (button) => {
  const { goOn, pause = button.textContent } = button.dataset;
  button.dataset.pause = pause;
  button.textContent = spoken ? goOn : pause;
  if (spoken) hush();
  else speak();
});

on('change', '.listening select', () => {
  if (spoken) speak();
});

on('click', '.listening .stop', () => {
  stop();
  document.querySelector('.tools .listen')?.focus();
});

/** Offers listening, or says why it cannot. */
const offer = () => {
  const found = (speech?.getVoices() ?? []).filter(({ lang }) => /^vi(?:\W|_|$)/i.test(lang));
  voice = found.find((it) => it.localService) ?? found[0];
  for (const tools of document.querySelectorAll('.tools')) {
    tools.querySelector('.listen').hidden = !voice;
    tools.querySelector('.no-voice').hidden = voice || waiting;
  }
};

speech?.addEventListener?.('voiceschanged', offer);
setTimeout(() => {
  waiting = false;
  offer();
}, PATIENCE);
// The voice would go on where nobody can stop it.
addEventListener('pagehide', stop);

/** Begins with another page. */
export const shown = offer;
