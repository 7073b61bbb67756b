// Subscribes this device to push notifications and unsubscribes it: one tap each. The permission
// is requested after the tap and never before; if notifications are not possible, the line below
// the button gives the reason.
import { activeRegistration } from '../offline/worker-client.js';
import { say, wordsOf } from '../reader/dom.js';
import { carryOver, deleteFollows, follow, getFollows, sendUnsent, unfollow } from './follows.js';
import { isSameKey, keyBytes } from './key.js';

/** Returns this browser's subscription, if there is one. */
const currentSubscription = async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.pushManager.getSubscription();
};

const isApple = () => /iPhone|iPad/.test(navigator.userAgent) || (/Mac/.test(navigator.platform) && navigator.maxTouchPoints > 1);

/**
 * Returns the words for why this device cannot receive news; nothing if it can.
 * @param {string[]} words
 */
const obstacle = ([, , , blocked, onApple, insecure, impossible]) => {
  if (!isSecureContext) return insecure;
  if (!navigator.serviceWorker || !window.PushManager || !window.Notification) {
    return isApple() && !navigator.standalone ? onApple : impossible;
  }
  return Notification.permission === 'denied' ? blocked : undefined;
};

/**
 * Returns this browser's subscription for the server's key; creates it if there is none.
 * @param {string} key
 */
const subscribe = async (key) => {
  const { pushManager } = await activeRegistration();
  const current = await pushManager.getSubscription();
  if (current && isSameKey(current.options.applicationServerKey, key)) return current;
  // The server has a new key: the follows are renewed with it.
  const before = current && (await getFollows());
  await current?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keyBytes(key) });
  if (before) await carryOver(before, made, key);
  return made;
};

/** @param {string} list */
const turnOff = async (list) => {
  const subscription = await currentSubscription();
  const before = await getFollows();
  if (!before) throw new Error('nothing is followed');
  if (before.follows.some((it) => it !== list)) {
    await unfollow(before, list);
    return;
  }
  // The last one: the browser ends the subscription, even if the server cannot be reached.
  await subscription?.unsubscribe();
  await unfollow(before, list).catch(() => {});
  await deleteFollows();
};

/**
 * Requests the permission and follows a list. Returns the words for why it could not, or nothing.
 * @param {string[]} words
 * @param {string} list
 * @param {string} key
 */
const turnOn = async (words, list, key) => {
  const reason = obstacle(words);
  if (reason) return reason;
  const [, , notYet, blocked] = words;
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? blocked : notYet;
  await follow(await subscribe(key), list, key);
  return undefined;
};

/**
 * Follows the button's list, or ends it.
 * @param {HTMLElement} button
 */
export const toggle = async (button) => {
  const words = wordsOf(button);
  const [on, off] = words;
  const { follow: list = '', key = '', failed = '' } = button.dataset;
  if (button.hasAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  const pressed = button.getAttribute('aria-pressed') === 'true';
  try {
    const reason = pressed ? await turnOff(list) : await turnOn(words, list, key);
    if (!reason) button.setAttribute('aria-pressed', `${!pressed}`);
    say(button, reason ?? (pressed ? off : on));
  } catch {
    say(button, failed);
  } finally {
    button.removeAttribute('aria-disabled');
  }
};

/**
 * Shows on a page's buttons what is followed.
 * @param {HTMLElement} main
 */
export const show = async (main) => {
  const subscription = await currentSubscription();
  const before = await getFollows();
  const isCurrent = before?.endpoint === subscription?.endpoint;
  // What cannot be sent stays stored for the next page.
  if (isCurrent) sendUnsent(before, subscription).catch(() => {});
  const follows = (isCurrent && before?.follows) || [];
  for (const button of main.querySelectorAll(/** @type {'button'} */ ('.notify'))) {
    button.setAttribute('aria-pressed', `${follows.includes(button.dataset.follow ?? '')}`);
  }
};
