// What this device follows, as the paper last said: for pages and the worker.
// Kept under `nhan-tin` as { endpoint, follows, key }; `key` is the paper's
// public key when it was asked.
import { setValue, value } from '../device/database.js';

const NAME = 'nhan-tin';

/** What is known; nothing where nothing is followed. */
export const known = () => value(NAME);

/** Forgets it. */
export const forget = () => setValue(NAME, undefined);

/** Tells the paper, and keeps what it says is followed now; a refusal is an error. */
const tell = async (method, message, key) => {
  const answer = await fetch('/api/push', {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  if (!answer.ok) throw new Error(`/api/push: ${answer.status}`);
  const { follows } = await answer.json();
  await setValue(NAME, { endpoint: message.endpoint, follows, key });
  return follows;
};

/** Follows one thing more. */
export const follow = (subscription, what, key) => tell('POST', { ...subscription.toJSON(), follow: what }, key);

/** Follows one thing less. */
export const leave = ({ endpoint, key }, what) => tell('DELETE', { endpoint, follow: what }, key);

/** Follows these things one by one, beside those that the paper knows of; what it could not be told
    is kept to be told later. */
const followAll = async (all, subscription, key, follows = []) => {
  const unsent = [];
  for (const what of all) {
    try {
      follows = await follow(subscription, what, key);
    } catch (error) {
      // A list that is no longer there is left out.
      if (!/404$/.test(error.message)) unsent.push(what);
    }
  }
  if (unsent.length) {
    const { endpoint } = subscription;
    await setValue(NAME, { endpoint, follows: [...new Set([...follows, ...unsent])], key, unsent });
  }
};

/** Tells the paper what it could not be told before. */
export const tellUnsent = async (before, subscription) => {
  if (before.unsent) await followAll(before.unsent, subscription, before.key, before.follows);
};

/** Lets a new subscription follow what an older one did. */
export const carryOver = async (before, subscription, key) => {
  await followAll(before.follows, subscription, key);
  if (before.endpoint === subscription.endpoint) return;
  const message = { method: 'DELETE', body: JSON.stringify({ endpoint: before.endpoint }) };
  await fetch('/api/push', message).catch(() => {});
};
