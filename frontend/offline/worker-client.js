// Questions to the worker.

/** Asks the worker; what it answers. */
export const ask = async (question) => {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((done, failed) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => ('error' in data ? failed(new Error(data.error)) : done(data.value));
    active.postMessage(question, [port2]);
  });
};
