// What this device follows, as the server last confirmed: for pages and the worker.
/** @import { FollowRecord } from '../types/database' */
import { getValue, setValue } from '../device/database.js';

const NAME = 'nhan-tin';
/** Error of a list that no longer exists. */
const NOT_FOUND = /404$/;

/** Returns what is stored; `undefined` if nothing is followed. */
export const getFollows = () => getValue(NAME);

/** Deletes what is stored. */
export const deleteFollows = () => setValue(NAME, undefined);

/**
 * Sends a change and stores the follows that the server confirms. Throws if the server refuses.
 * @param {'POST' | 'DELETE'} method
 * @param {PushSubscriptionJSON & { follow: string }} message
 * @param {string} key
 * @returns {Promise<string[]>}
 */
const send = async (method, message, key) => {
  const response = await fetch('/api/push', {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  if (!response.ok) throw new Error(`/api/push: ${response.status}`);
  const { follows } = await response.json();
  await setValue(NAME, { endpoint: message.endpoint ?? '', follows, key });
  return follows;
};

/**
 * Follows one more list.
 * @param {PushSubscription} subscription
 * @param {string} list
 * @param {string} key
 */
export const follow = (subscription, list, key) => send('POST', { ...subscription.toJSON(), follow: list }, key);

/**
 * Follows one list less.
 * @param {FollowRecord} before
 * @param {string} list
 */
export const unfollow = ({ endpoint, key }, list) => send('DELETE', { endpoint, follow: list }, key);

/**
 * Follows lists one by one; `follows` are those that the server knows already. What cannot be sent
 * is stored, to be sent later.
 * @param {string[]} lists
 * @param {PushSubscription} subscription
 * @param {string} key
 * @param {string[]} [follows]
 */
const followAll = async (lists, subscription, key, follows = []) => {
  const unsent = [];
  for (const list of lists) {
    try {
      follows = await follow(subscription, list, key);
    } catch (error) {
      if (!(error instanceof Error && NOT_FOUND.test(error.message))) unsent.push(list);
    }
  }
  if (unsent.length) {
    const { endpoint } = subscription;
    await setValue(NAME, { endpoint, follows: [...new Set([...follows, ...unsent])], key, unsent });
  }
};

/**
 * Sends what could not be sent before.
 * @param {FollowRecord | undefined} before
 * @param {PushSubscription | null | undefined} subscription
 */
export const sendUnsent = async (before, subscription) => {
  if (before?.unsent && subscription) await followAll(before.unsent, subscription, before.key, before.follows);
};

/**
 * Follows with a new subscription what an older one did.
 * @param {FollowRecord} before
 * @param {PushSubscription} subscription
 * @param {string} key
 */
export const carryOver = async (before, subscription, key) => {
  await followAll(before.follows, subscription, key);
  if (before.endpoint === subscription.endpoint) return;
  const message = { method: 'DELETE', body: JSON.stringify({ endpoint: before.endpoint }) };
  // The server deletes an endpoint that answers no more.
  await fetch('/api/push', message).catch(() => {});
};
