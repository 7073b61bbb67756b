// News that comes while no page is open. A message describes a notification
// (declarative Web Push); browsers that know the form show it without asking
// here, the others ask. A tap opens an address of this paper and no other.
import { carryOver, known } from '../push/follows.js';

/** The address on this host; the front page in place of any other. */
const own = (address) => {
  const home = new URL('/', location.href);
  try {
    const url = new URL(address, home);
    return (url.origin === home.origin ? url : home).href;
  } catch {
    return home.href;
  }
};

/** The notification that a message describes; browsers want one to be shown for any. */
const described = (data) => {
  try {
    const { web_push: form, notification } = data.json();
    if (form === 8030 && typeof notification.title === 'string') return notification;
  } catch {
    // What cannot be read still came from the paper.
  }
  return { title: location.host };
};

/** A message came. */
export const push = (event) => {
  const { title, body, lang, dir, icon, tag, navigate } = described(event.data);
  const options = { body, lang, dir, icon, tag, data: own(navigate ?? '/') };
  event.waitUntil(self.registration.showNotification(title, options));
};

const open = async (address) => {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find(({ url }) => url.split('#')[0] === address);
  return there ? there.focus() : self.clients.openWindow(address);
};

/** A notification was tapped. */
export const notificationclick = (event) => {
  event.notification.close();
  event.waitUntil(open(own(event.notification.data)));
};

const renew = async ({ newSubscription }) => {
  const before = await known();
  if (!before) return;
  const options = { userVisibleOnly: true, applicationServerKey: before.key };
  const made = newSubscription ?? (await self.registration.pushManager.subscribe(options));
  await carryOver(before, made, before.key);
};

/** The browser ended a subscription, and may have made another. */
export const pushsubscriptionchange = (event) => event.waitUntil(renew(event));
