// Runs before the first paint, inline: marks that scripts run, and applies the
// stored theme, text size and line width. The content security policy names it
// by its hash; it has at most 400 bytes when minified.
const { dataset } = document.documentElement;
dataset.scripts = '';
try {
  /** @type {Record<string, string>} */
  const chosen = { nen: 'theme', 'co-chu': 'size', 'be-ngang': 'width' };
  for (const key in chosen) {
    const value = localStorage.getItem(key);
    if (value) dataset[chosen[key]] = value;
  }
} catch {
  // Storage is forbidden: the defaults apply.
}
