// The edition format (docs/edition.md).

/** The first line of a file. */
export interface EditionHead {
  tinlang: 'edition';
  version: number;
  name: string;
  paper: string;
  /** In seconds since 1970. */
  made: number;
  /** Length of the content. */
  bytes: number;
  sha256: string;
  key: string;
  signature: string;
}

export interface EditionPage {
  path: string;
  title: string;
  canonical: string;
  main: string;
}

export interface EditionArticle extends EditionPage {
  /** When it last changed, in seconds since 1970. */
  updated: number;
  /** When it was published, in seconds since 1970. */
  published: number;
}

export interface EditionList extends EditionPage {
  /** When its newest article was published, in seconds since 1970. */
  newest: number;
}

export interface EditionPicture {
  address: string;
  type: string;
  base64: string;
}

/** The unpacked content of a file. */
export interface EditionContent {
  /** The day since which articles are new; absent in a whole edition. */
  since?: string;
  paths: string[];
  articles: EditionArticle[];
  lists: EditionList[];
  /** The parts of the HTML file before and after the articles. */
  plain: [string, string];
  pictures: EditionPicture[];
}

/** A statement by which a key names the key that follows it. */
export interface Succession {
  /** Public keys and signature in base64. */
  old: string;
  new: string;
  /** In seconds since 1970. */
  made: number;
  signature: string;
}

/** What a page says of the paper's keys. */
export interface PaperKeys {
  /** The current public key. */
  key?: string;
  /** The paper's address. */
  paper?: string;
  successions: Succession[];
}

/** A checked file. */
export interface CheckedEdition {
  head: EditionHead;
  /** The public key that the device trusts from now on. */
  trusted: string;
  edition: EditionContent;
}

/** Why a file is refused; each is also a name in `EditionWords`. */
export type RefusalReason = 'no_edition' | 'forged' | 'too_old' | 'newer_version' | 'broken' | 'other_key' | 'other_paper' | 'no_worker' | 'partial';

/** The bindings of the crate `device/edition`. */
export interface EditionChecker {
  default(options: { module_or_path: string }): Promise<unknown>;
  /** Returns true if the old key named the new one. */
  check_succession(old: string, next: string, made: string, oldKey: Uint8Array, signature: Uint8Array): boolean;
  /** Returns the reason why the file is refused. */
  check_edition(
    paper: string,
    name: string,
    made: string,
    sha256: string,
    key: Uint8Array,
    signature: Uint8Array,
    content: Uint8Array,
  ): 'broken' | 'forged' | undefined;
}
