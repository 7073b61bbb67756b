// Only while developing: asks for the page's tag twice a second, and loads the
// page anew when it has another one.
(() => {
  const PAUSE = 500;
  let seen;
  const look = async () => {
    try {
      const { headers } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
      const tag = headers.get('etag');
      if (tag && seen && tag !== seen) {
        location.reload();
        return;
      }
      seen ??= tag;
    } catch {
      // The server is being started anew.
    }
    setTimeout(look, PAUSE);
  };
  look();
})();
