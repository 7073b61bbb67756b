/** Words of the offline tools; a test of `app/script-words/src/words.rs` compares the names. */
export interface OfflineWords {
  noNetwork: string;
  kept: string;
  coming: string;
  newer: string;
  show: string;
  none: string;
  again: string;
  saving: string;
  withoutPictures: string;
  notFetched: string;
  notDropped: string;
  full: string;
  noWorker: string;
  noWorkerHere: string;
  lacks: string;
  lacksPictures: string;
  listed: string;
  half: string;
  away: string;
  awayHint: string;
  awayPressed: string;
  weather: string;
  tabs: string;
  build: string;
  takeOver: string;
  later: string;
  install: string;
  installIos: string;
  installNow: string;
  kinds: Record<import('./database.d.ts').ShownKind, string>;
  /** Before and after the number of articles. */
  most: [string, string];
  /** Before and after the size. */
  room: [string, string];
  clear: string;
  clearSure: string;
  notCleared: string;
}

/** Words of the edition tools: the page's `data-words`, from `app/src/words/edition.rs`. */
export interface EditionWords {
  take: string;
  with_pictures: string;
  renew: string;
  go_on: string;
  share: string;
  remove: string;
  read: string;
  loading: string;
  checking: string;
  done: string;
  none_new: string;
  removed: string;
  kept: string;
  cut: string;
  failed: string;
  broken: string;
  forged: string;
  other_key: string;
  other_paper: string;
  altered: string;
  no_worker: string;
  no_edition: string;
  partial: string;
  newer_version: string;
  too_old: string;
  full: string;
}
