// Runs before the first paint, inline: marks that scripts run, applies the stored
// theme, text size and line width, and loads the loader after the first paint, so that
// nothing that readers see first waits for it. The content security policy names this
// script by its hash; it has at most 400 bytes when minified.
const { dataset } = document.documentElement;
dataset.scripts = '';
try {
  const stored = localStorage;
  /** @type {Record<string, string>} */
  const chosen = { nen: 'theme', 'co-chu': 'size', 'be-ngang': 'width' };
  for (const key in chosen) if (stored[key]) dataset[chosen[key]] = stored[key];
} catch {
  // Storage is forbidden: the defaults apply.
}
// Without it the page works as plain HTML.
const load = () => import(/** @type {string} */ (dataset.boot)).catch(() => {});
addEventListener('DOMContentLoaded', () => {
  // A page in a background tab is not painted, and old browsers do not report it.
  setTimeout(load, 2000);
  // The background may be painted before the text.
  new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint')[0]) void load();
  }).observe({ type: 'paint', buffered: true });
});
