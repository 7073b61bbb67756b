// Waiting for what a page must ask somebody for: Playwright's own waiting takes
// a promise for an answer.

/** How long anything may take that a test waits for, in milliseconds. */
export const PATIENCE = 20_000;

export const pause = () => new Promise((done) => setTimeout(done, 50));

/** Waits until `act`, which may be async, comes to something in the page or worker; what it is. */
export async function until(page, act, arg) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await page.evaluate(act, arg);
    if (value) return value;
    if (Date.now() > end) throw new Error(`never came to anything: ${act}`);
    await pause();
  }
}
