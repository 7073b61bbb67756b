// Theme, text size, line width: a panel that every page has. `before-paint.js`
// applies the stored choice before the first paint.
import { remember } from '../device/local-storage.js';
import { element, on, wordsOf } from './dom.js';

const root = document.documentElement;
/** @type {Record<string, string>} */
const SETTINGS = { nen: 'theme', 'co-chu': 'size', 'be-ngang': 'width' };

// The browser's bar on phones follows the chosen theme.
const barColors = [...document.querySelectorAll(/** @type {'meta'} */ ('meta[name=theme-color]'))];
const [light, dark] = barColors.map((meta) => meta.content);
const paintBar = () => {
  const { theme } = root.dataset;
  barColors.forEach((meta, nth) => {
    meta.content = (theme ? theme === 'toi' : nth) ? dark : light;
  });
};

/**
 * Returns radio buttons; the one with the empty value is the default.
 * @param {string} name
 * @param {string} legend
 * @param {[string, string][]} choices values and words
 */
const radioButtons = (name, legend, ...choices) =>
  element(
    'fieldset',
    { className: name },
    element('legend', {}, legend),
    ...choices.map(([value, words]) => element('label', {}, element('input', { type: 'radio', name, value }), words)),
  );

/**
 * Returns the panel with the stored choice.
 * @param {HTMLElement} button
 */
const panelFor = (button) => {
  const [theme, system, bright, night, size, width, narrow, normal, wide] = wordsOf(button);
  const panel = element(
    'div',
    { id: 'hien-thi', className: 'looks', role: 'group', 'aria-label': button.textContent, hidden: true },
    radioButtons('nen', theme, ['', system], ['sang', bright], ['toi', night]),
    element(
      'label',
      { className: 'size' },
      size,
      element('input', { type: 'range', name: 'co-chu', min: -1, max: 3 }),
    ),
    radioButtons('be-ngang', width, ['hep', narrow], ['', normal], ['rong', wide]),
  );
  for (const field of panel.querySelectorAll('input')) {
    const chosen = root.dataset[SETTINGS[field.name]] ?? '';
    if (field.type === 'radio') field.checked = field.value === chosen;
    else field.value = chosen || '0';
  }
  return panel;
};

/** Adds the panel behind its button. */
export const start = () => {
  /** @type {HTMLElement | null} */
  const button = document.querySelector('.looks-switch');
  if (!button) return;
  const panel = panelFor(button);
  button.setAttribute('aria-controls', panel.id);
  button.parentElement?.after(panel);
  on('input', '#hien-thi input', (/** @type {HTMLInputElement} */ { name, value }) => {
    const chosen = value === '0' ? '' : value;
    if (chosen) root.dataset[SETTINGS[name]] = chosen;
    else delete root.dataset[SETTINGS[name]];
    remember(name, chosen);
    paintBar();
  });
  /** @param {boolean} wanted */
  const open = (wanted) => {
    panel.hidden = !wanted;
    button.setAttribute('aria-expanded', `${wanted}`);
  };
  button.addEventListener('click', () => open(Boolean(panel.hidden)));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    open(false);
    button.focus();
  });
  paintBar();
};
