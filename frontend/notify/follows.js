// What this device follows, as the paper last said: for pages and the worker.
// Kept under `nhan-tin` as { endpoint, follows, key }; `key` is the paper's
// public key when it was asked.
import { setValue, value } from '../kept.js';

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

/** Lets a new subscription follow what an older one did; what is no longer there is left out. */
export const carryOver = async (before, subscription, key) => {
  for (const what of before.follows) await follow(subscription, what, key).catch(() => {});
  if (before.endpoint === subscription.endpoint) return;
  const message = { method: 'DELETE', body: JSON.stringify({ endpoint: before.endpoint }) };
  await fetch('/api/push', message).catch(() => {});
};
