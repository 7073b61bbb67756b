// Passing an article on, and printing it: what the device does by itself.
import { element, on, say, wordsOf } from '../reader/dom.js';

/** The article's own address: the canonical one, without view or place. */
const address = () => document.querySelector('link[rel=canonical]').href;

on('click', '.copy', async (button) => {
  const [done, failed, name] = wordsOf(button);
  // Browsers offer no clipboard to pages without a secure connection.
  const copied = await Promise.resolve(navigator.clipboard)
    .then((clipboard) => clipboard.writeText(address()))
    .then(() => true)
    .catch(() => false);
  say(button, copied ? done : failed);
  button.parentElement.querySelector('.shown-link')?.remove();
  if (copied) return;
  const link = { className: 'shown-link', readOnly: true, 'aria-label': name, value: address() };
  button.parentElement.append(element('input', link));
});

// A reader who changes their mind is no failure.
on('click', '.send', () => {
  navigator.share({ url: address(), title: document.title }).catch(() => {});
});

on('click', '.tools .print', () => print());

/** Offers the device's own sharing where it has one. */
export const shown = (main) => {
  main.querySelector('.send')?.toggleAttribute('hidden', !navigator.share);
};
