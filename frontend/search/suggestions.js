// Titles offered under a search field while words are typed: a combobox whose
// options are links. Where answers do not come, the form works as ever. A
// search page that comes from this device is answered by it.
const WAIT = 180;
const answers = new Map();
let field;
let timer;
let turn = 0;
let chosen = -1;

const listOf = (input) => input.form.querySelector('.offers');
const options = () => (field ? [...listOf(field).children] : []);

const close = () => {
  turn += 1;
  clearTimeout(timer);
  if (!field) return;
  chosen = -1;
  listOf(field).hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
};

const choose = (at) => {
  const all = options();
  // One place before the first option is the field itself.
  chosen = ((at + 1 + all.length + 1) % (all.length + 1)) - 1;
  all.forEach((option, nth) => option.setAttribute('aria-selected', nth === chosen));
  if (chosen < 0) field.removeAttribute('aria-activedescendant');
  else field.setAttribute('aria-activedescendant', all[chosen].id);
};

const show = (titles) => {
  const list = listOf(field);
  const said = field.form.querySelector('.said');
  list.replaceChildren(
    ...titles.map(([title, address], nth) => {
      const option = document.createElement('li');
      const link = document.createElement('a');
      option.id = `${list.id}-${nth}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      link.href = address;
      link.tabIndex = -1;
      link.textContent = title;
      option.append(link);
      return option;
    }),
  );
  chosen = -1;
  field.removeAttribute('aria-activedescendant');
  list.hidden = !titles.length;
  field.setAttribute('aria-expanded', String(!list.hidden));
  said.textContent = titles.length ? `${titles.length} ${said.dataset.words}` : '';
};

const ask = async () => {
  const words = field.value.trim();
  const mine = (turn += 1);
  if (words.length < 2) {
    close();
    return;
  }
  try {
    if (!answers.has(words)) {
      const answer = await fetch(`/api/goi-y?q=${encodeURIComponent(words)}`);
      if (!answer.ok) return;
      answers.set(words, await answer.json());
    }
    if (mine === turn) show(answers.get(words));
  } catch {
    // Without a network there is nothing to offer.
  }
};

const take = (input) => {
  if (field === input || !listOf(input)) return;
  close();
  field = input;
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-controls', listOf(field).id);
};

const isField = (target) => target?.matches?.('.search-form [type=search]');

document.addEventListener('focusin', ({ target }) => {
  if (isField(target)) take(target);
  else if (field && !field.form.contains(target)) close();
});
document.addEventListener('input', ({ target }) => {
  if (!isField(target)) return;
  take(target);
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
});
document.addEventListener('click', ({ target }) => {
  if (field && !field.form.contains(target)) close();
});
document.addEventListener('keydown', (event) => {
  if (event.target !== field || event.isComposing) return;
  const open = !listOf(field).hidden;
  if (event.key === 'Escape' && open) close();
  else if (event.key === 'ArrowDown' && open) choose(chosen + 1);
  else if (event.key === 'ArrowUp' && open) choose(chosen - 1);
  else if (event.key === 'Enter' && open && chosen >= 0) options()[chosen].firstChild.click();
  else return;
  event.preventDefault();
});

if (isField(document.activeElement)) {
  take(document.activeElement);
  if (field?.value && field.value !== field.defaultValue) ask();
}

const here = async () => {
  const line = document.querySelector('#tren-may');
  if (!line || !document.documentElement.dataset.kept) return;
  try {
    await (await import(ADDRESSES.offline)).answer(line);
  } catch {
    line.textContent = line.dataset.failed;
    line.hidden = false;
  }
};
document.addEventListener('tinlang:page', here);
here();
