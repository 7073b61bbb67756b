// Runs before the first paint, inline: says that scripts run, and what the
// device remembers of theme and text size. The CSP names it by its hash; at most 400 bytes when minified.
try {
  var root = document.documentElement;
  root.dataset.scripts = '';
  var theme = localStorage.getItem('nen');
  var size = localStorage.getItem('co-chu');
  if (theme) root.dataset.theme = theme;
  if (size) root.dataset.size = size;
} catch (e) {}
