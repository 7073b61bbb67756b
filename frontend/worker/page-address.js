// Which addresses are pages that may be stored.

/** Page that is shown for one that is not stored. */
export const OFFLINE = '/ngoai-tuyen';
/** The search page: it searches the stored articles without network. */
export const SEARCH = '/tim-kiem';
/** Pages that work without network, and so are always stored. */
export const ALWAYS = [OFFLINE, '/da-luu', '/mo-an-ban', SEARCH];

/**
 * Returns true for addresses of public pages of the full view: neither files nor the API nor the newsroom.
 * @param {Pick<URL, 'pathname' | 'searchParams'>} url
 */
export const isPage = ({ pathname, searchParams }) =>
  !/^\/(?:media|pkg|api|toa-soan|dang-nhap)(?:\/|$)|^\/an-ban\/.*\.|\.(?!html$)\w+$/.test(pathname) && !searchParams.has('lite');
