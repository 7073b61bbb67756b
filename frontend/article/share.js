// Sharing and printing an article with what the device offers itself.
import { element, get, on, say, wordsOf } from '../reader/dom.js';

/** Returns the article's canonical address, without view or fragment. */
const address = () => {
  /** @type {HTMLLinkElement} */
  const canonical = get(document, 'link[rel=canonical]');
  return canonical.href;
};

on('click', '.copy', async (/** @type {HTMLElement} */ button) => {
  const [done, failed, name] = wordsOf(button);
  // Browsers offer no clipboard to pages without a secure connection.
  const copied = await Promise.resolve(navigator.clipboard)
    .then((clipboard) => clipboard.writeText(address()))
    .then(() => true)
    .catch(() => false);
  say(button, copied ? done : failed);
  const parent = /** @type {HTMLElement} */ (button.parentElement);
  parent.querySelector('.shown-link')?.remove();
  if (copied) return;
  const link = { className: 'shown-link', readOnly: true, 'aria-label': name, value: address() };
  parent.append(element('input', link));
});

on('click', '.send', () => {
  // Closing the share sheet is no failure.
  navigator.share({ url: address(), title: document.title }).catch(() => {});
});

on('click', '.tools .print', () => print());

/**
 * Offers the device's own sharing where it has one.
 * @param {HTMLElement} main
 */
export const show = (main) => {
  main.querySelector('.send')?.toggleAttribute('hidden', !navigator.share);
};
