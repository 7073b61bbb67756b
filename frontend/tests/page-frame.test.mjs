// A stored page in its frame. The expected documents come from the regular
// expressions that these scans replaced; one of them took quadratic time.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tabsOf, withTabs } from '../device/page-parts.js';
import { documentInFrame, withViewSwitch } from '../worker/frame-text.js';

const TABS = /<leptos-island data-component="Tabs.*?<\/leptos-island>/s;
const PAGE_HEAD =
  /<title>[^<]*<\/title>|<link rel="(?:canonical|alternate)"[^>]*>|<meta (?:name="(?:robots|description)"|property="[^"]*")[^>]*>|<script type="application\/ld\+json">.*?<\/script>/gs;

/** The document as the regular expressions made it. */
function expected(frame, { path, main, title, canonical, at }, isComing) {
  const { tabs } = frame;
  const shown = tabs && TABS.test(main) ? main.replace(TABS, () => tabs.html) : main;
  const around = frame.text
    .replace(/ aria-current="\w+"/g, '')
    .replace(/[^"]*(?=" class="view-switch")/, () => `${path}?lite`);
  const old = around.slice(around.indexOf('<main'), around.lastIndexOf('</main>') + 7);
  const [head, ...body] = around.replace(old, () => shown).split('</head>');
  const own = `<title>${title}</title><link rel="canonical" href="${canonical ?? ''}">`;
  const marks = `data-kept="${at}" data-frame="${frame.at}" data-tabs="${shown === main ? at : tabs.at}"${isComing ? ' data-coming' : ''}`;
  return [head.replace(PAGE_HEAD, '').replace('<html ', `<html ${marks} `) + own, ...body].join('</head>');
}

const ISLAND = '<leptos-island data-component="Tabs_12">new</leptos-island>';

const HEAD = `<title>Trang chủ | Báo</title><meta charset="utf-8"><meta name="robots" content="all"><meta name="viewport" content="x"><meta property="og:title" content="a"><link rel="canonical" href="/"><link rel="icon" href="/i"><link rel="alternate" type="x" href="/f"><script type="application/ld+json">{"a":"<b>"}</script><style>a{}</style>`;

const documentOf = (main, { head = HEAD, foot = '<a href="/?lite" class="view-switch">Nhẹ</a>' } = {}) =>
  `<!DOCTYPE html><html lang="vi"><head>${head}</head><body><nav><a href="/" aria-current="page">x</a></nav>${main}<footer>${foot}</footer></body></html>`;

const MAIN = `<main class="front"><h1>Cũ</h1>${ISLAND.replace('new', 'old')}</main>`;
const PAGE = { path: '/bai-1.html', main: '<main><h1>Mới</h1></main>', title: 'Bài &amp; ảnh', canonical: 'https://a/bai-1.html', at: 5 };
const frameOf = (text, tabs = { html: ISLAND, at: 3 }) => ({ text, headers: [], at: 7, tabs });

const PAGES = {
  'an article': PAGE,
  'a page without a canonical address': { ...PAGE, canonical: undefined },
  'replacement patterns in the text': { ...PAGE, path: '/$&-$1.html', main: '<main>$& $1 $$ $`</main>', title: '$&' },
  'a page with its own tabs': { ...PAGE, main: `<main>${ISLAND.replace('new', 'mine')}</main>` },
  'a page whose tabs are those of the frame': { ...PAGE, main: `<main>${ISLAND}</main>` },
  'tabs without an end': { ...PAGE, main: '<main><leptos-island data-component="Tabs">…</main>' },
  'two tabs': { ...PAGE, main: `<main>${ISLAND}${ISLAND}</main>` },
  'tabs over several lines': { ...PAGE, main: '<main><leptos-island data-component="Tabs">\n\n</leptos-island></main>' },
  'another island before the tabs': { ...PAGE, main: `<main><leptos-island data-component="Weather">w</leptos-island>${ISLAND}</main>` },
  'a head in the text': { ...PAGE, main: '<main>&lt;/head></head></main>' },
};

const FRAMES = {
  'a frame': frameOf(documentOf(MAIN)),
  'a frame without tabs': frameOf(documentOf(MAIN), undefined),
  'tabs with replacement patterns': frameOf(documentOf(MAIN), { html: '<leptos-island data-component="Tabs">$& $1</leptos-island>', at: 3 }),
  'no link to the other view': frameOf(documentOf(MAIN, { foot: '' })),
  'two links to the other view': frameOf(documentOf(MAIN, { foot: '<a href="/a?lite" class="view-switch"></a><a href="/b?lite" class="view-switch"></a>' })),
  'an empty address of the other view': frameOf(documentOf(MAIN, { foot: '<a href="" class="view-switch"></a>' })),
  'quotes before the link': frameOf(documentOf(MAIN, { foot: '<p>"Nói"</p>"<a href="/?lite" class="view-switch"></a>' })),
  'the link in the old page': frameOf(documentOf('<main><a href="/old?lite" class="view-switch"></a></main>')),
  'a nested main': frameOf(documentOf('<main><main>x</main></main>')),
  'marks of the current page everywhere': frameOf(documentOf(MAIN, { foot: ' aria-current="page" aria-current="true" aria-current=""' })),
  'an empty head': frameOf(documentOf(MAIN, { head: '' })),
  'data without an end': frameOf(documentOf(MAIN, { head: '<script type="application/ld+json">{}<title>x</title>' })),
  'a second head in the body': frameOf(documentOf(MAIN, { foot: '</head><title>stays</title>' })),
};

for (const [frameName, frame] of Object.entries(FRAMES)) {
  for (const [pageName, page] of Object.entries(PAGES)) {
    test(`${pageName} in ${frameName} is the same document as before`, () => {
      for (const isComing of [false, true]) {
        assert.equal(documentInFrame(frame, page, isComing), expected(frame, page, isComing));
      }
    });
  }
}

test('the latest articles are those besides the one that is shown', () => {
  const line = (path) => `<li><a href="${path}">x</a></li>`;
  const list = (...paths) => `<ol>${paths.map(line).join('')}</ol>`;
  const island = (...lists) => `<leptos-island data-component="Tabs">${lists.join('')}</leptos-island>`;
  const frame = frameOf(documentOf(MAIN), { html: island(list('/a-1.html', '/bai-1.html'), list('/bai-1.html')), at: 3 });
  const shown = documentInFrame(frame, { ...PAGE, main: `<main>${island()}</main>` }, false);
  assert.ok(shown.includes(`<ol>${line('/a-1.html')}<li hidden><a>x</a></li></ol>${list('/bai-1.html')}`), shown);
});

test('the view switch is found only in quotes', () => {
  const regex = (html) => html.replace(/[^"]*(?=" class="view-switch")/, () => 'X');
  for (const html of ['"" class="view-switch"', '"a" class="view-switch"', '<p>"</p><a href="/?lite" class="view-switch">', '', '"', 'a"b"c']) {
    assert.equal(withViewSwitch(html, 'X'), regex(html), html);
  }
});

test('tabs are found as the regular expression found them', () => {
  for (const html of [ISLAND, `a${ISLAND}b`, `${ISLAND}${ISLAND}`, '<leptos-island data-component="Tabs', '</leptos-island><leptos-island data-component="Tabs"', '']) {
    assert.equal(tabsOf(html), TABS.exec(html)?.[0], html);
    assert.equal(withTabs(html, '$&'), html.replace(TABS, () => '$&'), html);
  }
  assert.equal(withTabs(ISLAND, undefined), ISLAND);
});

test('the time grows with the length of the text, not with its square', () => {
  // Text without a quote: each of its characters was a start from which the old expression read on.
  const time = (length) => {
    const text = `<p>${'á '.repeat(length)}</p>`;
    const frame = frameOf(documentOf(MAIN, { foot: `${text}<a href="/?lite" class="view-switch"></a>` }));
    const page = { ...PAGE, main: `<main>${text}</main>` };
    let best = Infinity;
    for (let round = 0; round < 5; round += 1) {
      const start = performance.now();
      documentInFrame(frame, page, false);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  // A quadratic scan of so much text takes many minutes, this one a few milliseconds.
  assert.ok(time(300_000) < 1_000);
});
