// Records of the IndexedDB database `tin-lang`. Older builds wrote the same records.

/** Why a page is stored: saved by the reader, part of an edition, read, a list, the worker's own. */
export type PageKind = 'da-luu' | 'an-ban' | 'da-doc' | 'muc' | 'khung';

/** The kinds that a reader sees and can remove. */
export type ShownKind = Exclude<PageKind, 'khung'>;

/** The parts of a document that are stored. */
export interface PageParts {
  /** `<main>…</main>`. */
  main: string;
  /** As HTML. */
  title: string;
  /** Address as HTML; absent on pages that have none. */
  canonical?: string;
}

/** A page, in the object store `trang`. */
export interface PageRecord extends PageParts {
  path: string;
  /** When it was fetched, in milliseconds since 1970. */
  at: number;
  kind: PageKind;
  /** Length of `main`, and of the pictures of a saved article. */
  bytes: number;
  /** How many pictures of a saved article did not come. */
  missing?: number;
  /** True for an article that came with an edition: without its boxes, and perhaps without pictures. */
  brief?: boolean;
}

/** A page to store. */
export interface PageUpdate extends PageRecord {
  /** A stored page that is at least so new (milliseconds) stays; without it, `at` counts. */
  changed?: number;
}

/** What is stored of an edition beside its pages. */
export interface EditionRecord {
  /** In seconds since 1970. */
  made: number;
  /** The signed files, oldest first. */
  files: Uint8Array<ArrayBuffer>[];
  paths: string[];
  lists: string[];
  /** Addresses of its pictures. */
  addresses: string[];
}

/** The received part of a file. */
export interface PartialDownload {
  /** The file's ETag. */
  tag: string | null;
  /** The file's whole length in bytes. */
  all: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What this device follows, as the server last confirmed. */
export interface FollowRecord {
  endpoint: string;
  follows: string[];
  /** The server's public key at that time. */
  key: string;
  /** What could not be sent. */
  unsent?: string[];
}

/** A whole document around stored pages. */
export interface PageFrame {
  text: string;
  headers: [string, string][];
  /** When it was fetched, in milliseconds since 1970. */
  at: number;
  /** The island of the latest and the most read articles. */
  tabs?: { html: string; at: number };
}

export type EditionName = `an-ban/ban/${string}`;
export type DownloadName = `an-ban/phan${string}`;
export type FrameName = `khung-${string}`;

/** The values of the object store `khac` by name. */
export type StoredValue<Name extends string> = Name extends EditionName
  ? EditionRecord
  : Name extends DownloadName
    ? PartialDownload
    : Name extends FrameName
      ? PageFrame
      : Name extends 'nhan-tin'
        ? FollowRecord
        : Name extends 'an-ban/khoa' | 'an-ban/moi-nhat'
          ? string
          : Name extends 'so-bai'
            ? number
            : never;
