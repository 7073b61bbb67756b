// Whether the website stores anything on devices: its pages say so.

/** True in a page of a website that does, and in workers, which such pages start. */
export const isOffered = () => !('document' in globalThis) || 'offline' in document.documentElement.dataset;

/** From now on this page stores nothing: the website's owner turned offline reading off. */
export const stopOffering = () => {
  delete document.documentElement.dataset.offline;
};
