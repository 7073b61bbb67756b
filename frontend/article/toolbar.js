// The row of tools under an article's title, and the bar that stays while it is
// read aloud, made of the words that the page brings along.
import { element, get, wordsOf } from '../reader/dom.js';

const SPEEDS = ['0.8', '1', '1.25', '1.5'];

/**
 * @param {string} className
 * @param {string} words
 * @param {Record<string, unknown>} [more]
 */
const button = (className, words, more) => element('button', { type: 'button', className, ...more }, words);

/**
 * Makes the row, unless the page was shown before.
 * @param {HTMLElement} main
 */
export const show = (main) => {
  /** @type {HTMLElement | null} */
  const row = main.querySelector('.tools');
  if (!row || row.firstChild) return;
  const [listen, save, print, resume, noVoice, saved, done, undone, failed, listening, pause, goOn, stop, speed] =
    wordsOf(row);
  const hidden = true;
  const speeds = SPEEDS.map((value) => element('option', { value }, `${value.replace('.', ',')}×`));
  const bar = element(
    'section',
    { className: 'listening', hidden, 'aria-label': listening },
    element('a', {}),
    button('pause', pause, { 'data-go-on': goOn }),
    element('select', { 'aria-label': speed }, ...speeds),
    button('stop', stop),
  );
  speeds[1].defaultSelected = true;
  row.append(
    button('listen', listen, { hidden }),
    button('save', save, {
      'aria-pressed': 'false',
      'data-done': done,
      'data-undone': undone,
      'data-failed': failed,
    }),
    button('print', print),
    button('resume', `${resume} `, { hidden }),
    element('span', { className: 'no-voice hint', role: 'alert', hidden }, noVoice),
    element('p', { className: 'status', role: 'status' }),
    element('a', { className: 'to-saved', href: '/da-luu', hidden }, saved),
    bar,
  );
  get(row, '.resume').append(element('b', {}));
};
