// The tools of a page that may be read without network, loaded when one of
// them is needed.
export { offerBuild } from './new-build.js';
export { offerInstall } from './install.js';
export { onUpdate, showNetwork } from './network.js';
export { save } from './save-article.js';
export { showStorage } from './storage-report.js';
