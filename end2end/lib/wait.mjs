// Waiting for asynchronous conditions in a page or worker: Playwright's own waiting
// takes a promise for a result.

/** How long a test waits for a condition, in milliseconds. */
export const PATIENCE = 20_000;

export const pause = () => new Promise((done) => setTimeout(done, 50));

/**
 * Waits until `act`, which may be async, returns something truthy in the page or worker, for at most
 * `patience` milliseconds. Returns it.
 */
export async function until(page, act, arg, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await page.evaluate(act, arg);
    if (value) return value;
    if (Date.now() > end) throw new Error(`never came to anything: ${act}`);
    await pause();
  }
}
