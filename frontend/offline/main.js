// The tools of a page that may be read without network, loaded when one of
// them is needed.
export { offerBuild } from './build.js';
export { offerInstall } from './install.js';
export { network, told } from './network.js';
export { save } from './save.js';
export { stock } from './stock.js';
