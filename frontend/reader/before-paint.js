// Runs before the first paint, inline: marks that scripts run, applies the stored
// theme, text size and line width, and loads the loader after the first paint, so that
// nothing that readers see first waits for it. The content security policy names this
// script by its hash; it has at most 400 bytes when minified.
const { dataset } = document.documentElement;
const { boot } = /** @type {HTMLElement} */ (document.currentScript).dataset;
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
// Without it the page works as plain HTML.
const load = () => import(boot ?? '').catch(() => {});
addEventListener('DOMContentLoaded', () => {
  // A page in a background tab is not painted, and old browsers do not report it.
  setTimeout(load, 2000);
  new PerformanceObserver(load).observe({ type: 'paint', buffered: true });
});
