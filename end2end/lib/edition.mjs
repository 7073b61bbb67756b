// Editions as a reader handles them, and what a device keeps of them.

export const WEEK = '/an-ban/7-ngay';
export const OPEN = '/mo-an-ban';

/** What the tools of the page say. */
export const told = (page) => page.locator('.edition .told');
/** Waits until they work. */
export const ready = (page) => page.locator('.edition[data-ready]').waitFor({ state: 'attached' });
/** One of them. */
export const button = (page, name) => page.locator('.edition').getByRole('button', { name });

/** What the device keeps: pages by path, and the names of values. */
export const device = (page) =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const asked = indexedDB.open('tin-lang', 1);
        // Nothing was ever kept: it stays so.
        asked.onupgradeneeded = () => asked.transaction.abort();
        asked.onerror = () =>
          asked.error.name === 'AbortError' ? done({ pages: {}, values: [] }) : failed(asked.error);
        asked.onsuccess = () => {
          const transaction = asked.result.transaction(['trang', 'khac']);
          const pages = transaction.objectStore('trang').getAll();
          const values = transaction.objectStore('khac').getAllKeys();
          transaction.oncomplete = () => {
            asked.result.close();
            done({ pages: Object.fromEntries(pages.result.map((it) => [it.path, it])), values: values.result });
          };
        };
      }),
  );

/** Of what a device keeps, the pages that editions brought. */
export const ofEditions = ({ pages }) => Object.values(pages).filter(({ kind }) => kind === 'an-ban');

/** Takes the week; the articles that its page lists. */
export async function takeWeek(page, base) {
  await page.goto(base + WEEK);
  await ready(page);
  const articles = await page
    .locator('main .teasers h2 a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await button(page, /^Tải về máy này/).click();
  return articles;
}

/** The bytes of a file that the paper offers. */
export const fileOf = async (base, address) => Buffer.from(await (await fetch(base + address)).arrayBuffer());

/** Opens a file that was handed on, and waits for what is said of it. */
export async function give(page, name, buffer) {
  await page.locator('.edition .told').evaluate((said) => said.replaceChildren());
  await page.locator('.opening input').setInputFiles({ name, mimeType: 'text/html', buffer });
  await page.waitForFunction(() => {
    const place = document.querySelector('.edition');
    return place.dataset.refused || place.querySelector('.told a');
  });
  return page.locator('.edition').getAttribute('data-refused');
}
