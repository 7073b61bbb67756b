// The loader: switches the theme, fetches the wasm when the page is idle or an
// island is first touched, and hydrates the islands. Everything on the page
// works as plain HTML until then, and goes on doing so where it fails.
(() => {
  const own = document.currentScript.dataset;
  const root = document.documentElement;

  // The theme: the device's own until the reader chooses.
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const button = document.querySelector('.theme-switch');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'toi' : dark.matches);
  const nameSwitch = () => {
    if (button) button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
  };
  if (button) {
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'sang' : 'toi';
      try {
        localStorage.setItem('nen', root.dataset.theme);
      } catch {
        // A device that remembers nothing keeps the choice for this page.
      }
      nameSwitch();
    });
    dark.addEventListener('change', nameSwitch);
    nameSwitch();
    button.dataset.ready = '';
  }

  // Titles under a search field come with the first touch of one.
  document.addEventListener('focusin', (event) => {
    if (own.search && event.target.closest?.('.search-form')) import(own.search).catch(() => {});
  });

  // Islands. An island's printed children may hold islands: those come after
  // their parent's own callback, as Leptos expects.
  const hydrateAll = (module) => {
    const callbacks = [];
    const walk = (node) => {
      const isIsland = node.localName === 'leptos-island';
      if (isIsland) {
        callbacks.at(-1)?.();
        module[node.dataset.component]?.(node);
        node.dataset.ready = '';
      }
      const isChildren = node.localName === 'leptos-children';
      if (isChildren) callbacks.push(node.$$on_hydrate);
      for (const child of [...node.children]) walk(child);
      if (isChildren) callbacks.pop();
    };
    walk(document.body);
  };

  let loading;
  const load = () =>
    (loading ??= import(own.glue)
      .then(async (module) => {
        await module.default({ module_or_path: own.wasm });
        module.hydrate();
        hydrateAll(module);
        root.dataset.islands = 'ready';
      })
      .catch(() => {
        root.dataset.islands = 'failed';
      }));

  // The first touch, before the islands work: kept, and done again when they
  // do. Where they do not come in time, a link is followed after all.
  const PATIENCE = 4000;
  let kept;
  let waiting = true;
  const again = () => {
    const touched = kept;
    kept = undefined;
    waiting = false;
    touched?.removeAttribute('aria-busy');
    touched?.click();
  };
  addEventListener(
    'click',
    (event) => {
      if (!waiting || root.dataset.islands) return;
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const touched = event.target.closest?.('leptos-island :is(a.more, [role=tab], button, summary)');
      if (!touched) return;
      event.preventDefault();
      if (!kept) {
        const late = setTimeout(again, PATIENCE);
        load().then(() => {
          clearTimeout(late);
          again();
        });
      }
      kept?.removeAttribute('aria-busy');
      kept = touched;
      kept.setAttribute('aria-busy', 'true');
    },
    true,
  );

  // A read: once an article and tab, when it has been in sight for a while. The
  // server learns the article's number and nothing of the reader; who asks not
  // to be tracked is not counted.
  const READ_AFTER = 5000;
  const countRead = () => {
    const article = document.querySelector('main[data-read]')?.dataset.read;
    if (!article || navigator.doNotTrack === '1' || navigator.globalPrivacyControl) return;
    let counted;
    try {
      counted = (sessionStorage.getItem('da-dem') ?? '').split(' ');
    } catch {
      return;
    }
    if (counted.includes(article)) return;
    let timer;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', look);
        try {
          sessionStorage.setItem('da-dem', [...counted, article].join(' '));
          navigator.sendBeacon('/api/read', article);
        } catch {
          // A full device counts nothing, rather than twice.
        }
      }, READ_AFTER);
    };
    document.addEventListener('visibilitychange', look);
    look();
  };
  countRead();

  const islands = document.querySelector('leptos-island');
  if (islands && navigator.connection?.saveData && window.IntersectionObserver) {
    // A reader who saves data gets the tools when they come to them.
    const tools = document.querySelector('.share');
    const near = new IntersectionObserver((seen) => {
      if (!seen.some((it) => it.isIntersecting)) return;
      near.disconnect();
      load();
    });
    if (tools) near.observe(tools);
  } else if (islands) {
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    const later = () => whenIdle(load);
    if (document.readyState === 'complete') later();
    else addEventListener('load', later, { once: true });
  }
})();
