// `localStorage`, which a reader may forbid.

/**
 * Returns the stored text, or `null`.
 * @param {string} key
 */
export const recall = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage is forbidden: nothing is stored.
    return null;
  }
};

/**
 * Stores `value`, or removes the entry if it is empty. Returns false if storage is forbidden or full.
 * @param {string} key
 * @param {string} value
 */
export const remember = (key, value) => {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
    return true;
  } catch {
    // The caller reports it.
    return false;
  }
};

/**
 * Returns the stored list; an empty one if the entry is missing or no list. Its items are as they
 * were stored, perhaps by another build or by hand: the caller checks them.
 * @param {string} key
 * @returns {unknown[]}
 */
export const recallList = (key) => {
  try {
    const list = JSON.parse(recall(key) ?? '');
    return Array.isArray(list) ? list : [];
  } catch {
    // Not JSON.
    return [];
  }
};

/**
 * Stores a list.
 * @param {string} key
 * @param {unknown[]} list
 */
export const rememberList = (key, list) => remember(key, list.length ? JSON.stringify(list) : '');
