// Editions as a reader uses them, and what a device stores of them.

export const WEEK = '/an-ban/7-ngay';
export const OPEN = '/mo-an-ban';

/** The status message of the edition tools. */
export const told = (page) => page.locator('.edition .status');
/** Waits until the edition tools are ready. */
export const ready = (page) => page.locator('.edition[data-ready]').waitFor({ state: 'attached' });
/** A button of the edition tools. */
export const button = (page, name) => page.locator('.edition').getByRole('button', { name });

/** Returns what the device stores: pages by path, and the names of values. */
export const device = (page) =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const asked = indexedDB.open('tin-lang', 1);
        // There is no database: none is created.
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

/** Returns the stored pages of editions. */
export const ofEditions = ({ pages }) => Object.values(pages).filter(({ kind }) => kind === 'an-ban');

/** Downloads the week. Returns the articles that its page lists. */
export async function takeWeek(page, base) {
  await page.goto(base + WEEK);
  await ready(page);
  const articles = await page
    .locator('main .teasers h2 a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await button(page, /^Tải về máy này/).click();
  return articles;
}

/** Returns the bytes of a file of the server. */
export const fileOf = async (base, address) => Buffer.from(await (await fetch(base + address)).arrayBuffer());

/** Opens a shared file, and waits for the result. Returns why it was refused. */
export async function give(page, name, buffer) {
  await page.locator('.edition .status').evaluate((said) => said.replaceChildren());
  await page.locator('.opening input').setInputFiles({ name, mimeType: 'text/html', buffer });
  await page.waitForFunction(() => {
    const place = document.querySelector('.edition');
    return place.dataset.refused || place.querySelector('.status a');
  });
  return page.locator('.edition').getAttribute('data-refused');
}
