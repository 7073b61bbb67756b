// Requests to the service worker. None waits for ever: browsers may forbid workers, or have no room
// for one.
import { isOffered } from '../device/offered.js';

/** @import { InstallMessage, WorkerAnswers, WorkerReply, WorkerRequest } from '../types/messages' */

/** How long a worker may take to be installed, in milliseconds. */
const INSTALL_LIMIT = 30_000;
/** How long a registration may hold no worker, at its start or after a failure, in milliseconds. */
const IDLE_LIMIT = 1000;
/** How often it is looked at. */
const STEP = 100;
/** How long it may take to answer; saving an article fetches its pictures. */
const ANSWER_LIMIT = 60_000;

/** There is no worker, and none is coming. */
export class NoWorker extends Error {
  /** @param {boolean} [isFull] true if the device has no room for it */
  constructor(isFull = false) {
    super('no worker');
    this.isFull = isFull;
  }
}

/** True once a worker reported that it has no room. */
let hasNoRoom = false;
navigator.serviceWorker?.addEventListener('message', (/** @type {MessageEvent<Partial<InstallMessage>>} */ { data }) => {
  if (data?.install) hasNoRoom = data.install === 'full';
});

/**
 * Returns a registration once its worker is installed. Throws `NoWorker` if none is, or if its
 * installation fails: then the registration holds none any more.
 * @param {ServiceWorkerRegistration} registration
 */
const installed = async (registration) => {
  const end = Date.now() + INSTALL_LIMIT;
  for (let idle = 0; idle < IDLE_LIMIT && Date.now() < end; idle += STEP) {
    if (registration.active) return registration;
    if (registration.installing || registration.waiting) idle = 0;
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
  throw new NoWorker(hasNoRoom);
};

/** Returns the worker's registration, which an early request makes. Throws `NoWorker` where there can be no worker. */
export const activeRegistration = async () => {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !isOffered()) throw new NoWorker();
  let registration;
  try {
    registration = (await serviceWorker.getRegistration()) ?? (await serviceWorker.register('/sw.js'));
  } catch {
    // The browser forbids workers here.
    registration = undefined;
  }
  if (!registration) throw new NoWorker();
  return installed(registration);
};

/** Returns the worker. Throws `NoWorker` where there can be none. */
export const activeWorker = async () => /** @type {ServiceWorker} */ ((await activeRegistration()).active);

/**
 * Sends a request; returns the worker's answer. Throws `NoWorker`, or an error with the name of the worker's.
 * @template {WorkerRequest} Request
 * @param {Request} request
 * @returns {Promise<WorkerAnswers[Request['ask']]>}
 */
export const askWorker = async (request) => {
  const worker = await activeWorker();
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    /** @param {string} name */
    const fail = (name) => reject(Object.assign(new Error(name), { name }));
    const late = setTimeout(fail, ANSWER_LIMIT, 'TimeoutError');
    port1.onmessage = (/** @type {MessageEvent<WorkerReply<WorkerAnswers[Request['ask']]>>} */ { data }) => {
      clearTimeout(late);
      if ('error' in data) fail(data.error);
      else resolve(data.value);
    };
    worker.postMessage(request, [port2]);
  });
};
