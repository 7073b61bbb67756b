// Passing a document on while it comes. What breaks off ends cleanly, so that the page's loader
// runs and says that the rest is missing.

const MAIN = '<main';
const END = '</html>';

/**
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @returns {Promise<Uint8Array | undefined>} nothing at the end, clean or not
 */
const next = async (reader) => {
  try {
    return (await reader.read()).value;
  } catch {
    // The connection broke.
    return undefined;
  }
};

/**
 * Returns the document as it comes, once its `<main>` has begun: nothing of it would be seen before.
 * Returns nothing if it ends earlier and is no whole document.
 * @param {Response} response
 */
export const fromMain = async (response) => {
  const reader = response.body?.getReader();
  if (!reader) return undefined;
  const decoder = new TextDecoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  let text = '';
  while (!text.includes(MAIN)) {
    const part = await next(reader);
    if (!part) {
      if (text.includes(END)) break;
      return undefined;
    }
    parts.push(part);
    text += decoder.decode(part, { stream: true });
  }
  const stream = new ReadableStream({
    start: (controller) => parts.forEach((part) => controller.enqueue(part)),
    pull: async (controller) => {
      const part = await next(reader);
      if (part) controller.enqueue(part);
      else controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(stream, response);
};
