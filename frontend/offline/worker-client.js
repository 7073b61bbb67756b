// Requests to the service worker.
/** @import { WorkerAnswers, WorkerReply, WorkerRequest } from '../types/messages' */

/**
 * Sends a request; returns the worker's answer.
 * @template {WorkerRequest} Request
 * @param {Request} request
 * @returns {Promise<WorkerAnswers[Request['ask']]>}
 */
export const askWorker = async (request) => {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (/** @type {MessageEvent<WorkerReply<WorkerAnswers[Request['ask']]>>} */ { data }) =>
      'error' in data ? reject(new Error(data.error)) : resolve(data.value);
    /** @type {ServiceWorker} */ (active).postMessage(request, [port2]);
  });
};
