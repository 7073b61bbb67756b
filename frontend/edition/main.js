// Editions on this device, loaded where one is offered or opened: taking a
// day's articles in one file, opening a file that was handed on, handing it on.
import { Refused } from './format.js';
import { filesIn, handOn, plainPage } from './html-export.js';
import { FILES, keep, keepAsRead, kept, remove } from './storage.js';
import { Cut, begun, drop, dropAll, load } from './download.js';
import { element } from '../reader/dom.js';

const fill = (text, it) => text.replace('{}', it);

/** A length as readers know it. */
const sizeOf = (bytes) => {
  const large = bytes >= 1e6;
  const number = large ? Math.ceil(bytes / 1e5) / 10 : Math.ceil(bytes / 1e3);
  return `${number.toLocaleString(document.documentElement.lang)}\u00a0${large ? 'MB' : 'KB'}`;
};

/** The day of a moment in Việt Nam, as an address writes it. */
const dayOf = (seconds) => new Date((seconds + 7 * 3600) * 1000).toISOString().slice(0, 10);

const reasonOf = (error) => {
  if (error instanceof Refused) return error.reason;
  if (error instanceof Cut) return 'cut';
  return error?.name === 'QuotaExceededError' ? 'full' : 'failed';
};

/** Takes the file at `url`, checks and keeps it; what came of it, as `keep` says. */
const take = async (url, own, told) => {
  const file = await load(url, told);
  let done;
  try {
    done = await keep(file, own);
  } catch (error) {
    // Refused: asking for the rest of it would bring nothing.
    if (error instanceof Refused) await drop(url);
    if (error?.name !== 'QuotaExceededError') throw error;
    // What was kept of the file on its way takes room that its pages need.
    await drop(url);
    done = await keep(file, own);
  }
  await drop(url);
  return done;
};

/** The front page and the newest articles, kept as if they had been read; true where the network
    was at fault. */
export const takeNewest = async () => {
  const url = '/an-ban/moi-nhat.tinlang';
  try {
    const file = await load(url, () => {});
    await drop(url);
    await keepAsRead(file);
  } catch (error) {
    return error instanceof Cut;
  }
  return false;
};

/** The tools of one page. */
class Tools {
  constructor(main, place) {
    this.main = main;
    this.place = place;
    this.name = place.dataset.edition;
    this.own = place.dataset.key;
    this.words = JSON.parse(place.dataset.words);
    this.said = element('p', { className: 'told', role: 'status' });
    this.bar = element('progress', { hidden: true, max: 1, value: 0, 'aria-label': this.words.loading });
    this.row = element('p', { className: 'row' });
    place.replaceChildren(this.row, this.bar, this.said);
    this.links = [...main.querySelectorAll('.edition-files a[href*=".tinlang"]')];
    if (this.links.length < 2) return;
    this.pictured = element('input', { type: 'checkbox' });
    this.pictured.addEventListener('change', () => this.show());
    place.prepend(element('label', {}, this.pictured, ' ', this.words.with_pictures));
  }

  say(words) {
    this.said.textContent = words;
  }

  button(words, act) {
    const button = element('button', { type: 'button' }, words);
    button.addEventListener('click', act);
    this.row.append(button);
    return button;
  }

  progress(have, all) {
    this.bar.hidden = false;
    this.bar.value = all ? have / all : 0;
    this.bar.textContent = `${sizeOf(have)} / ${sizeOf(all)}`;
  }

  /** Runs `work` with the buttons off; what fails is said. */
  async busy(words, work) {
    const inside = this.place.contains(document.activeElement);
    const buttons = this.place.querySelectorAll('button, input');
    for (const button of buttons) button.disabled = true;
    delete this.place.dataset.refused;
    this.say(words);
    try {
      await work();
    } catch (error) {
      this.say(this.words[reasonOf(error)]);
      this.place.dataset.refused = reasonOf(error);
    } finally {
      for (const button of buttons) button.disabled = false;
      this.bar.hidden = true;
      // The pressed button may be gone: the keyboard goes on from what was said.
      if (inside && !this.place.contains(document.activeElement)) {
        this.said.tabIndex = -1;
        this.said.focus();
      }
    }
  }

  /** What a checked file came to, and the way to read it. */
  taken({ head, edition }) {
    this.isNew = true;
    const read = element('a', { href: `/an-ban/${head.name}` }, this.words.read);
    const words = edition.articles.length ? fill(this.words.done, edition.articles.length) : this.words.none_new;
    this.said.replaceChildren(words, ' ', read);
  }

  /** The address of the file that is offered, and its length. */
  offered() {
    const link = this.links[this.pictured?.checked ? 1 : 0];
    return link && { url: link.getAttribute('href'), bytes: Number(link.dataset.bytes) };
  }

  /** Prints the buttons anew, as what is here and what is offered want it. */
  async show() {
    const mine = (this.turn = (this.turn ?? 0) + 1);
    const record = await kept(this.name);
    if (mine !== this.turn) return;
    this.row.replaceChildren();
    const offered = this.offered();
    let half;
    if (offered) {
      half = await begun(offered.url);
      if (mine !== this.turn) return;
      const words = half
        ? fill(this.words.go_on, sizeOf(half.all - half.bytes.length))
        : fill(this.words.take, sizeOf(offered.bytes));
      const lacking = half || !record || record.files.length >= FILES || (this.pictured?.checked && !record.addresses.length);
      if (lacking) this.button(words, () => this.take(offered.url));
      else if (!this.isNew) this.offerNew(record, offered, mine);
    }
    if (record) {
      if (!this.said.textContent) {
        const at = new Date(record.made * 1000).toLocaleString(document.documentElement.lang);
        this.say(fill(this.words.kept, at));
      }
      this.button(this.words.share, () => this.share(record));
    }
    if (record || half) this.button(this.words.remove, () => this.remove());
  }

  /** Who has an earlier one takes only what is new since its day. */
  async offerNew(record, { url }, mine) {
    const since = new URL(url, location.href);
    since.searchParams.set('tu', dayOf(record.made));
    const address = since.pathname + since.search;
    const answer = await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (!answer?.ok || mine !== this.turn) return;
    const words = fill(this.words.renew, sizeOf(Number(answer.headers.get('content-length'))));
    this.row.prepend(this.button(words, () => this.take(address, url)));
  }

  /** Takes a file; a part to which the rest is missing is followed by the whole. */
  take(url, whole) {
    return this.busy(this.words.loading, async () => {
      const told = (have, all) => {
        this.progress(have, all);
        if (have === all) this.say(this.words.checking);
      };
      try {
        const checked = (await take(url, this.own, told)) ?? (await take(whole, this.own, told));
        this.taken(checked);
      } finally {
        await this.show();
      }
    });
  }

  share(record) {
    return this.busy('', async () => {
      const page = await plainPage(record.files, this.own);
      await handOn(page, `an-ban-${this.name}.html`);
    });
  }

  remove() {
    return this.busy('', async () => {
      await remove(this.name);
      await dropAll(`/an-ban/${this.name}.`);
      this.say(this.words.removed);
      await this.show();
    });
  }

  /** Opens a file that was handed on. */
  open(given) {
    return this.busy(this.words.checking, async () => {
      const files = filesIn(new Uint8Array(await given.arrayBuffer()));
      if (!files.length) throw new Refused('no_edition');
      let checked;
      for (const file of files) checked = await keep(file, this.own);
      if (!checked) throw new Refused('partial');
      this.taken(checked);
    });
  }

  /** Takes files that are chosen or dropped. */
  listen() {
    const field = this.main.querySelector('.opening input');
    field.addEventListener('change', () => field.files[0] && this.open(field.files[0]));
    this.main.addEventListener('dragover', (event) => event.preventDefault());
    this.main.addEventListener('drop', (event) => {
      event.preventDefault();
      const [given] = event.dataTransfer.files;
      if (given) this.open(given);
    });
  }
}

/** Makes the tools of a page that has a place for them. */
export const shown = async (main) => {
  const place = main.querySelector('.edition');
  if (!place || place.firstChild) return;
  const tools = new Tools(main, place);
  if (!window.DecompressionStream) tools.say(tools.words.too_old);
  else if (tools.name) await tools.show();
  else tools.listen();
  place.dataset.ready = '';
};
