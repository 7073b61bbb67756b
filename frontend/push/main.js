// News on this device for who asks: one tap in, one tap out. Permission is
// asked for after the tap and never before; where news cannot come, the line
// under the button says why.
import { say, wordsOf } from '../reader/dom.js';
import { carryOver, follow, forget, known, leave, tellUnsent } from './follows.js';

const bytes = (key) => Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0));
const same = (made, key) => !made || String(new Uint8Array(made)) === String(bytes(key));

/** The worker's registration, once it works. */
const worker = async () => {
  if (!(await navigator.serviceWorker.getRegistration())) await navigator.serviceWorker.register('/sw.js');
  return navigator.serviceWorker.ready;
};

const isApple = () => /iPhone|iPad/.test(navigator.userAgent) || (/Mac/.test(navigator.platform) && navigator.maxTouchPoints > 1);

/** Why this device cannot be told of news; nothing where it can. */
const obstacle = ([, , , blocked, onApple, insecure, impossible]) => {
  if (!isSecureContext) return insecure;
  if (!navigator.serviceWorker || !window.PushManager || !window.Notification) {
    return isApple() && !navigator.standalone ? onApple : impossible;
  }
  return Notification.permission === 'denied' ? blocked : undefined;
};

/** This browser's subscription for the paper's key, made where there is none. */
const subscribed = async (key) => {
  const { pushManager } = await worker();
  const stands = await pushManager.getSubscription();
  if (stands && same(stands.options.applicationServerKey, key)) return stands;
  // The paper has another key by now: what was followed is followed with it.
  const before = stands && (await known());
  await stands?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  if (before) await carryOver(before, made, key);
  return made;
};

const turnOff = async (what) => {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  const before = await known();
  const others = before.follows.filter((it) => it !== what);
  if (others.length) {
    await leave(before, what);
    return;
  }
  // The last one: the browser lets go, whether or not the paper hears of it.
  await subscription?.unsubscribe();
  await leave(before, what).catch(() => {});
  await forget();
};

/** Follows what the button names, or no more. */
export const toggle = async (button) => {
  const words = wordsOf(button);
  const [on, off, notYet, blocked] = words;
  const { follow: what, key } = button.dataset;
  if (button.hasAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  const pressed = button.getAttribute('aria-pressed') === 'true';
  try {
    if (pressed) {
      await turnOff(what);
    } else {
      const reason = obstacle(words);
      if (reason) {
        say(button, reason);
        return;
      }
      const allowed = await Notification.requestPermission();
      if (allowed !== 'granted') {
        say(button, allowed === 'denied' ? blocked : notYet);
        return;
      }
      await follow(await subscribed(key), what, key);
    }
    button.setAttribute('aria-pressed', !pressed);
    say(button, pressed ? off : on);
  } catch {
    say(button, button.dataset.failed);
  } finally {
    button.removeAttribute('aria-disabled');
  }
};

/** Shows on a page's buttons what is followed, where anything can be. */
export const shown = async (main) => {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  const before = await known();
  if (before?.endpoint === subscription?.endpoint) tellUnsent(before, subscription).catch(() => {});
  const follows = subscription && before?.endpoint === subscription.endpoint ? before.follows : [];
  for (const button of main.querySelectorAll('.notify')) {
    button.setAttribute('aria-pressed', follows.includes(button.dataset.follow));
  }
};
