// Whether the website stores anything on devices: its pages say so.

/** @returns {{ dataset: Record<string, string | undefined> } | undefined} the root of a page; nothing in a worker */
const root = () => Reflect.get(globalThis, 'document')?.documentElement;

/** True in a page of a website that does, and in workers, which such pages start. */
export const isOffered = () => {
  const page = root();
  return !page || 'offline' in page.dataset;
};

/** From now on this page stores nothing: the website's owner turned offline reading off. */
export const stopOffering = () => {
  delete root()?.dataset.offline;
};
