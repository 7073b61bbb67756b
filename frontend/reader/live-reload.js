// Only in debug builds: requests the page's ETag twice a second, and reloads
// the page when it changes.
(() => {
  const INTERVAL = 500;
  /** @type {string | null | undefined} */
  let seen;
  const check = async () => {
    try {
      const { headers } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
      const tag = headers.get('etag');
      if (tag && seen && tag !== seen) {
        location.reload();
        return;
      }
      seen ??= tag;
    } catch {
      // The server is restarting.
    }
    setTimeout(check, INTERVAL);
  };
  void check();
})();
