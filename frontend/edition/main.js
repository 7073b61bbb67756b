// Editions on this device, loaded where one is offered or opened: downloading a
// day's articles in one file, opening a file that was shared, sharing it.
/** @import { CheckedEdition, PaperKeys } from '../types/edition' */
/** @import { EditionRecord } from '../types/database' */
/** @import { EditionWords } from '../types/words' */
import { getValue, setValue } from '../device/database.js';
import { isFull } from '../device/make-room.js';
import { isOffered } from '../device/offered.js';
import { NoWorker, activeWorker } from '../offline/worker-client.js';
import { element, get } from '../reader/dom.js';
import { Interrupted, Unchanged, deletePartial, deletePartials, download, getPartial } from './download.js';
import { Refused } from './format.js';
import { htmlPage, isAsSigned, sharePage, signedFiles } from './html-export.js';
import { carriedSuccessions, successionsIn } from './keys.js';
import { MAX_FILES, deleteEdition, getEdition, storeAsRead, storeEdition } from './storage.js';
import { dayOf, fill, fileSize, longDay } from './text.js';

const NEWEST = '/an-ban/moi-nhat.tinlang';
/** Name of the ETag of the newest edition that was stored or refused last. */
const NEWEST_TAG = 'an-ban/moi-nhat';
const language = () => document.documentElement.lang;

/**
 * Returns the name of the words for an error.
 * @param {unknown} error
 */
const reasonOf = (error) => {
  if (error instanceof Refused) return error.reason;
  if (error instanceof Interrupted) return 'cut';
  if (error instanceof NoWorker) return error.isFull ? 'full' : 'no_worker';
  return isFull(error) ? 'full' : 'failed';
};

/** @typedef {(received: number, all: number) => void} OnProgress */

/**
 * Downloads the file at `url`, checks and stores it; the result is that of `storeEdition`.
 * @param {string} url
 * @param {PaperKeys} keys
 * @param {OnProgress} onProgress
 */
const take = async (url, keys, onProgress) => {
  // Without a worker, nothing that is stored can be opened without a network.
  await activeWorker();
  const { bytes: file } = await download(url, onProgress);
  let checked;
  try {
    checked = await storeEdition(file, keys);
  } catch (error) {
    // A refused file: downloading the rest of it would change nothing.
    if (error instanceof Refused) await deletePartial(url);
    if (!isFull(error)) throw error;
    // The stored download takes room that the file's pages need.
    await deletePartial(url);
    checked = await storeEdition(file, keys);
  }
  await deletePartial(url);
  return checked;
};

/**
 * Downloads the front page and the newest articles and stores them as if they had been read.
 * Returns true if trying again soon is of no use: they are stored, or would be refused again, or find
 * no room. The network, the server or a page that is left in the middle may do better next time.
 */
export const downloadNewest = async () => {
  try {
    await activeWorker();
    const file = await download(NEWEST, () => {}, await getValue(NEWEST_TAG));
    await deletePartial(NEWEST);
    const values = file.tag ? { [NEWEST_TAG]: file.tag } : {};
    await storeAsRead(file.bytes, { successions: [] }, values).catch(async (error) => {
      // One that is refused now would be refused again.
      if (error instanceof Refused && file.tag) await setValue(NEWEST_TAG, file.tag);
      throw error;
    });
  } catch (error) {
    return error instanceof Unchanged || error instanceof Refused || isFull(error);
  }
  return true;
};

/**
 * Returns the words of the button that downloads a file; its size is not known before the server
 * packed it.
 * @param {string} words
 * @param {number} bytes
 */
const takeWords = (words, bytes) =>
  Number.isNaN(bytes) ? words.replace(/ \(\{\}\)/, '') : fill(words, fileSize(bytes, language()));

/** The tools of one page. */
class Tools {
  /**
   * @param {HTMLElement} main
   * @param {HTMLElement} place
   */
  constructor(main, place) {
    this.main = main;
    this.place = place;
    this.name = place.dataset.edition ?? '';
    /** @type {HTMLLinkElement | null} */
    const canonical = document.querySelector('link[rel=canonical]');
    /** @type {PaperKeys} */
    this.keys = {
      key: place.dataset.key,
      paper: canonical ? new URL(canonical.href).origin : undefined,
      successions: successionsIn(place.dataset.successions),
    };
    /** @type {EditionWords} */
    this.words = JSON.parse(place.dataset.words ?? '');
    this.status = element('p', { className: 'status', role: 'status' });
    this.bar = element('progress', { hidden: true, max: 1, value: 0, 'aria-label': this.words.loading });
    this.row = element('p', { className: 'row' });
    /** Counts calls of `show`: an older one that is still waiting gives up. */
    this.turn = 0;
    /** True once an edition was stored here. */
    this.isNew = false;
    place.replaceChildren(this.row, this.bar, this.status);
    /** @type {HTMLElement[]} */
    this.links = [...main.querySelectorAll(/** @type {'a'} */ ('.edition-files a[href*=".tinlang"]'))];
    if (this.links.length < 2) return;
    this.pictured = element('input', { type: 'checkbox' });
    this.pictured.addEventListener('change', () => void this.show());
    place.prepend(element('label', {}, this.pictured, ' ', this.words.with_pictures));
  }

  /** @param {string} words */
  say(words) {
    this.status.textContent = words;
  }

  /**
   * @param {string} words
   * @param {() => unknown} act
   */
  button(words, act) {
    const button = element('button', { type: 'button' }, words);
    button.addEventListener('click', act);
    this.row.append(button);
    return button;
  }

  /**
   * @param {number} received
   * @param {number} all
   */
  progress(received, all) {
    this.bar.hidden = false;
    this.bar.value = all ? received / all : 0;
    this.bar.textContent = `${fileSize(received, language())} / ${fileSize(all, language())}`;
  }

  /**
   * Runs `work` with the buttons disabled, and reports an error.
   * @param {string} words
   * @param {() => Promise<void>} work
   */
  async busy(words, work) {
    const inside = this.place.contains(document.activeElement);
    const buttons = this.place.querySelectorAll(/** @type {'button'} */ ('button, input'));
    for (const button of buttons) button.disabled = true;
    delete this.place.dataset.refused;
    this.say(words);
    try {
      await work();
    } catch (error) {
      const reason = reasonOf(error);
      this.say(this.words[reason]);
      if (error instanceof Refused && error.paper) this.nameOther(error.paper);
      this.place.dataset.refused = reason;
    } finally {
      for (const button of buttons) button.disabled = false;
      this.bar.hidden = true;
      // The pressed button may be gone: the focus moves to the message.
      if (inside && !this.place.contains(document.activeElement)) {
        this.status.tabIndex = -1;
        this.status.focus();
      }
    }
  }

  /**
   * Names the other paper that signed a file, and where it is opened.
   * @param {string} paper
   */
  nameOther(paper) {
    const address = `${paper}/mo-an-ban`;
    const isAddress = /^https?:\/\/[\w.:-]+$/.test(paper);
    this.status.append(' ', isAddress ? element('a', { href: address, rel: 'noopener nofollow' }, address) : paper);
  }

  /**
   * Reports a stored file: whose it is, what it holds, and a link to read it.
   * @param {CheckedEdition} checked
   */
  stored({ head, edition }) {
    this.isNew = true;
    const read = element('a', { href: `/an-ban/${head.name}` }, this.words.read);
    const days = edition.articles.map(({ published }) => published).sort((a, b) => a - b);
    const paper = `${document.querySelector('.paper-name')?.textContent ?? ''} (${head.paper})`;
    const [first, last] = [days[0], days[days.length - 1]].map((it) => longDay(it ?? 0, language()));
    const done = fill(this.words.done, paper, days.length, first, last);
    this.status.replaceChildren(days.length ? done : this.words.none_new, ' ', read);
  }

  /** Returns the address and length of the chosen file; nothing if the page offers none. */
  offered() {
    const link = this.links[this.pictured?.checked ? 1 : 0];
    return link && { url: link.getAttribute('href') ?? '', bytes: Number(link.dataset.bytes) };
  }

  /** Shows the buttons for what is stored and what is available. */
  async show() {
    const mine = (this.turn += 1);
    const record = await getEdition(this.name);
    if (mine !== this.turn) return;
    this.row.replaceChildren();
    const offered = this.offered();
    let partial;
    if (offered) {
      partial = await getPartial(offered.url);
      if (mine !== this.turn) return;
      const words = partial
        ? fill(this.words.go_on, fileSize(partial.all - partial.bytes.length, language()))
        : takeWords(this.words.take, offered.bytes);
      const picturesMissing = this.pictured?.checked && !record?.addresses.length;
      if (partial || !record || record.files.length >= MAX_FILES || picturesMissing) {
        this.button(words, () => this.take(offered.url));
      } else if (!this.isNew) {
        void this.offerNew(record, offered.url, mine);
      }
    }
    if (record) {
      if (!this.status.textContent) {
        const at = new Date(record.made * 1000).toLocaleString(language());
        this.say(fill(this.words.kept, at));
      }
      this.button(this.words.share, () => this.share(record));
    }
    if (record || partial) this.button(this.words.remove, () => this.remove());
  }

  /**
   * Offers only what is new since the stored edition.
   * @param {EditionRecord} record
   * @param {string} url
   * @param {number} mine
   */
  async offerNew(record, url, mine) {
    const since = new URL(url, location.href);
    since.searchParams.set('tu', dayOf(record.made));
    const address = since.pathname + since.search;
    const response = await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (!response?.ok || mine !== this.turn) return;
    const size = fileSize(Number(response.headers.get('content-length')), language());
    this.row.prepend(this.button(fill(this.words.renew, size), () => this.take(address, url)));
  }

  /**
   * Downloads a file; after a part whose other articles are missing, the whole file.
   * @param {string} url
   * @param {string} [whole]
   */
  take(url, whole = url) {
    return this.busy(this.words.loading, async () => {
      /** @type {OnProgress} */
      const onProgress = (received, all) => {
        this.progress(received, all);
        if (received === all) this.say(this.words.checking);
      };
      try {
        const checked = (await take(url, this.keys, onProgress)) ?? (await take(whole, this.keys, onProgress));
        if (!checked) throw new Refused('partial');
        this.stored(checked);
      } finally {
        await this.show();
      }
    });
  }

  /** @param {EditionRecord} record */
  share(record) {
    return this.busy('', async () => {
      const page = await htmlPage(record.files, this.keys);
      await sharePage(page, `an-ban-${this.name}.html`);
    });
  }

  remove() {
    return this.busy('', async () => {
      await deleteEdition(this.name);
      await deletePartials(`/an-ban/${this.name}.`);
      this.say(this.words.removed);
      await this.show();
    });
  }

  /**
   * Opens a file that was shared.
   * @param {File} given
   */
  open(given) {
    return this.busy(this.words.checking, async () => {
      delete this.place.dataset.altered;
      const bytes = new Uint8Array(await given.arrayBuffer());
      const files = signedFiles(bytes);
      if (!files.length) throw new Refused('no_edition');
      const page = files[0] === bytes ? undefined : new TextDecoder().decode(bytes);
      const keys = { ...this.keys, successions: [...this.keys.successions, ...carriedSuccessions(page ?? '')] };
      await activeWorker();
      // Before anything is stored: if it fails, nothing is.
      const isAltered = page !== undefined && !(await isAsSigned(page, files, keys));
      let checked;
      for (const file of files) checked = await storeEdition(file, keys);
      if (!checked) throw new Refused('partial');
      this.stored(checked);
      if (!isAltered) return;
      // What the reader saw in the file is not what was stored.
      this.status.prepend(element('b', {}, this.words.altered), ' ');
      this.place.dataset.altered = '';
    });
  }

  /** Opens files that are chosen or dropped. */
  listen() {
    /** @type {HTMLInputElement} */
    const field = get(this.main, '.opening input');
    field.addEventListener('change', () => {
      if (field.files?.[0]) void this.open(field.files[0]);
    });
    this.main.addEventListener('dragover', (event) => event.preventDefault());
    this.main.addEventListener('drop', (event) => {
      event.preventDefault();
      const given = event.dataTransfer?.files[0];
      if (given) void this.open(given);
    });
  }
}

/**
 * Shows the tools of a page that has a place for them.
 * @param {HTMLElement} main
 */
export const show = async (main) => {
  /** @type {HTMLElement | null} */
  const place = main.querySelector('.edition');
  if (!place || place.firstChild) return;
  const tools = new Tools(main, place);
  // A website that stores nothing on devices offers its files alone.
  if (tools.name && !isOffered()) tools.place.replaceChildren();
  else if (!window.DecompressionStream) tools.say(tools.words.too_old);
  else if (tools.name) await tools.show();
  else tools.listen();
  place.dataset.ready = '';
};
