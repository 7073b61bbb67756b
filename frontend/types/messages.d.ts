// Messages between pages and workers. An older worker may answer a newer page:
// existing messages keep their names and fields.
import type { PageKind } from './database.d.ts';

/** A request of a page to the service worker. */
export type WorkerRequest =
  | { ask: 'takeOver' }
  | { ask: 'keep'; path: string }
  | { ask: 'paths' }
  | { ask: 'save'; path: string }
  | { ask: 'reconcile'; paths: string[] }
  | { ask: 'drop'; path: string }
  | { ask: 'stock' }
  | { ask: 'most'; count?: number }
  | { ask: 'clear'; kind: PageKind };

/** The request with this name. */
export type RequestOf<Name extends WorkerRequest['ask']> = Extract<WorkerRequest, { ask: Name }>;

/** The service worker's answers by the request's name. */
export interface WorkerAnswers {
  takeOver: void;
  keep: boolean;
  paths: string[];
  /** An older worker answers with the bytes alone. */
  save: { bytes: number; missing: number };
  reconcile: { path: string; title: string; at: number }[];
  drop: void;
  stock: StorageReport;
  most: number;
  clear: void;
}

/** How an answer is sent back. */
export type WorkerReply<Answer> = { value: Answer } | { error: string };

/** What is stored, by kind. */
export type StorageReport = Partial<Record<PageKind, StorageOfKind>>;

export interface StorageOfKind {
  count: number;
  bytes: number;
  /** `missing` is the number of pictures that did not come, `published` in milliseconds since 1970 or 0. */
  pages: { path: string; title: string; at: number; bytes: number; missing?: number; published?: number }[];
}

/** What became of the request for the newer version of a stored page that is shown. */
export type UpdateResult = 'none' | 'same' | 'newer';

/** The service worker's message to the page that shows a stored page. */
export interface UpdateMessage {
  /** The page's path. */
  page: string;
  came: UpdateResult;
}

/** The service worker's message to pages when it cannot be installed. */
export interface InstallMessage {
  install: 'full' | 'failed';
}

/** The message to pages of the worker that deletes everything. */
export interface UninstallMessage {
  uninstalled: true;
}

/** The search fields of an address: words, section, first day, last day, cursor. */
export type SearchFields = [string, string, string, string, string];

/** A request to the search worker. */
export interface SearchRequest {
  turn: number;
  fields: SearchFields;
}

/** A message of the search worker: how many articles it has read, or an answer. */
export type SearchMessage = { ready: number } | SearchReply;

export interface SearchReply {
  turn?: number;
  found?: SearchResult;
  error?: string;
}

/** A text, or a searched word in an array. */
export type TextPiece = string | [string];

/** One article of a search result. */
export interface SearchHit {
  id: number;
  path: string;
  iso: string;
  time: string;
  title: TextPiece[];
  said: TextPiece[];
}

/** A page of results, as `device/search` writes it. */
export interface SearchResult {
  finds: SearchHit[];
  /** Cursor of the next page; empty on the last one. */
  next: string;
  /** Words that were probably meant; or empty. */
  meant: string;
  province?: string;
  others?: string;
  /** True where the searched province is part of another one since 2025. */
  old?: boolean;
  /** True where only the filters leave nothing. */
  filtered: boolean;
  /** True where nothing was searched. */
  empty: boolean;
  /** How many articles were searched. */
  articles: number;
}

/** A push message (declarative Web Push). */
export interface PushMessage {
  web_push: number;
  notification: {
    title: string;
    body?: string;
    lang?: string;
    dir?: NotificationDirection;
    icon?: string;
    tag?: string;
    navigate?: string;
  };
}
