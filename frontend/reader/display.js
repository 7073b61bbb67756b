// Theme, text size, line width: a panel that every page has. `theme.js` sets
// what is remembered before the first paint.
import { element, on, remember, wordsOf } from './dom.js';

const root = document.documentElement;
const KEYS = { nen: 'theme', 'co-chu': 'size', 'be-ngang': 'width' };

// The bar of a phone's browser follows a chosen theme, too.
const grounds = [...document.querySelectorAll('meta[name=theme-color]')];
const [light, dark] = grounds.map((meta) => meta.content);
const paintBar = () => {
  const { theme } = root.dataset;
  grounds.forEach((meta, nth) => {
    meta.content = (theme ? theme === 'toi' : nth) ? dark : light;
  });
};

/** One of three; the empty one is how a page looks by itself. */
const choice = (name, legend, ...all) =>
  element(
    'fieldset',
    { className: name },
    element('legend', {}, legend),
    ...all.map(([value, words]) => element('label', {}, element('input', { type: 'radio', name, value }), words)),
  );

/** Makes the panel behind its switch, with what this device has chosen. */
export const start = () => {
  const button = document.querySelector('.looks-switch');
  if (!button) return;
  const [theme, system, bright, night, size, width, narrow, normal, wide] = wordsOf(button);
  const panel = element(
    'div',
    { id: 'hien-thi', className: 'looks', role: 'group', 'aria-label': button.textContent, hidden: true },
    choice('nen', theme, ['', system], ['sang', bright], ['toi', night]),
    element(
      'label',
      { className: 'size' },
      size,
      element('input', { type: 'range', name: 'co-chu', min: -1, max: 3 }),
    ),
    choice('be-ngang', width, ['hep', narrow], ['', normal], ['rong', wide]),
  );
  button.setAttribute('aria-controls', panel.id);
  button.parentElement.after(panel);
  for (const field of panel.querySelectorAll('input')) {
    const chosen = root.dataset[KEYS[field.name]] ?? '';
    if (field.type === 'radio') field.checked = field.value === chosen;
    else field.value = chosen || 0;
  }
  on('input', '#hien-thi input', ({ name, value }) => {
    const chosen = value === '0' ? '' : value;
    if (chosen) root.dataset[KEYS[name]] = chosen;
    else delete root.dataset[KEYS[name]];
    remember(name, chosen);
    paintBar();
  });
  const open = (wanted) => {
    panel.hidden = !wanted;
    button.setAttribute('aria-expanded', wanted);
  };
  button.addEventListener('click', () => open(panel.hidden));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    open(false);
    button.focus();
  });
  paintBar();
};
