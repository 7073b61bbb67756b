// The tools of a page that may be read without network, loaded when one of
// them is needed.
export { words } from './formatting.js';
export { offerBuild } from './new-build.js';
export { reportHalf } from './half-page.js';
export { offerInstall } from './install.js';
export { onUpdate, showNetwork } from './network.js';
export { reconcile } from './reconcile.js';
export { save } from './save-article.js';
export { showStored } from './storage-report.js';
