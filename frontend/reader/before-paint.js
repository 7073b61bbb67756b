// Runs before the first paint, inline: says that scripts run, and what the
// device remembers of theme, text size and line width. The CSP names it by its
// hash; at most 400 bytes when minified.
const { dataset } = document.documentElement;
dataset.scripts = '';
try {
  const chosen = { nen: 'theme', 'co-chu': 'size', 'be-ngang': 'width' };
  for (const key in chosen) {
    const value = localStorage.getItem(key);
    if (value) dataset[chosen[key]] = value;
  }
} catch {}
