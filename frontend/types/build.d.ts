// Values that the build puts into the bundles (`xtask/src/client/site.rs`), and
// modules that it makes.

/** Addresses below `/pkg/` of files that a bundle loads; each bundle gets those that it names. */
declare const ADDRESSES: {
  glue: string;
  wasm: string;
  search: string;
  offline: string;
  edition: string;
  notify: string;
  checker: string;
  worker: string;
};

/** The style of what scripts add to a page. */
declare const TOOLS_CSS: string;

/** The marks of the paper, separated by spaces; the server puts it before the worker. */
declare const PAPER: string;

/** Hash of the build's files. */
declare const BUILD: string;

/** Files that the worker stores when it is installed; the first one is the loader. */
declare const SHELL: string[];

/** Files that the worker stores when it is installed or, with Data Saver on, on first use. */
declare const AT_NEED: string[];

/** Words of the offline tools by language, from `app/script-words/src/words.rs`. */
declare const OFFLINE_WORDS: Record<'vi' | 'en', import('./words.d.ts').OfflineWords>;

/** The bindings of the crate `device/search`. */
declare module 'device-search' {
  export default function init(options: { module_or_path: string }): Promise<unknown>;
  /** Adds an article; returns how many there are. */
  export function takeIn(path: string, page: Uint8Array): number;
  /** Answers a search with a `SearchResult` as JSON. */
  export function answer(words: string, section: string, firstDay: string, lastDay: string, after: string): string;
}
