// Push messages. A message describes a notification (declarative Web Push);
// browsers that know the form show it themselves, for others the worker does. A
// tap opens an address of this website and no other.
/** @import { PushMessage } from '../types/messages' */
import { carryOver, getFollows } from '../push/follows.js';

/** The `web_push` member of declarative messages. */
const DECLARATIVE = 8030;

/**
 * Returns an address as one of this website; the front page in place of any other.
 * @param {string} address
 */
const ownAddress = (address) => {
  const home = new URL('/', location.href);
  try {
    const url = new URL(address, home);
    return (url.origin === home.origin ? url : home).href;
  } catch {
    // No address.
    return home.href;
  }
};

/**
 * Returns the notification that a message describes. Browsers require one for any message.
 * @param {PushMessageData | null} data
 * @returns {PushMessage['notification']}
 */
const notificationOf = (data) => {
  try {
    /** @type {Partial<PushMessage>} */
    const { web_push: form, notification } = data?.json() ?? {};
    if (form === DECLARATIVE && typeof notification?.title === 'string') return notification;
  } catch {
    // It came from the server, even if it cannot be read.
  }
  return { title: location.host };
};

/**
 * Shows a message that came.
 * @param {PushEvent} event
 */
export const push = (event) => {
  const { title, body, lang, dir, icon, tag, navigate } = notificationOf(event.data);
  const options = { body, lang, dir, icon, tag, data: ownAddress(navigate ?? '/') };
  event.waitUntil(self.registration.showNotification(title, options));
};

/** @param {string} address */
const open = async (address) => {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const opened = pages.find(({ url }) => url.split('#')[0] === address);
  return opened ? opened.focus() : self.clients.openWindow(address);
};

/**
 * Opens the address of a notification that was tapped.
 * @param {NotificationEvent} event
 */
export const notificationclick = (event) => {
  event.notification.close();
  event.waitUntil(open(ownAddress(event.notification.data)));
};

/** @param {PushSubscriptionChangeEvent} event */
const renew = async ({ newSubscription }) => {
  const before = await getFollows();
  if (!before) return;
  const options = { userVisibleOnly: true, applicationServerKey: before.key };
  const made = newSubscription ?? (await self.registration.pushManager.subscribe(options));
  await carryOver(before, made, before.key);
};

/**
 * Renews a subscription that the browser ended.
 * @param {PushSubscriptionChangeEvent} event
 */
export const pushsubscriptionchange = (event) => event.waitUntil(renew(event));
