// A proxy before a server that can be slow, be stopped, or serve as another build.

import http from 'node:http';
import { once } from 'node:events';

/** Starts a proxy before the server at `target`. */
export async function startProxy(target) {
  const state = { delay: 0, build: 0, ahead: '', target };
  /** Renames the loader, as another build would. */
  const renamed = (text) => (state.build ? text.replaceAll(/\/pkg\/boot-(\w+)\.js/g, `/pkg/boot-$1v${state.build}.js`) : text);
  const upstream = (path) => path.replace(/(\/pkg\/boot-\w+)v\d+\.js/, '$1.js');

  const server = http.createServer(async (request, response) => {
    if (state.delay && !request.url.startsWith('/pkg/')) {
      await new Promise((done) => setTimeout(done, state.delay));
    }
    // The client may have closed the connection.
    if (response.destroyed) return;
    const headers = { ...request.headers, 'accept-encoding': 'identity', connection: 'close' };
    delete headers['if-none-match'];
    const asked = http.request(state.target + upstream(request.url), { method: request.method, headers, agent: false }, async (answer) => {
      const type = answer.headers['content-type'] ?? '';
      const changes = state.build && (type.startsWith('text/html') || request.url === '/sw.js');
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      let body = Buffer.concat(chunks);
      if (changes) body = Buffer.from(renamed(body.toString('utf8')));
      if (request.url === '/sw.js') body = Buffer.concat([Buffer.from(state.ahead), body]);
      const own = { ...answer.headers, 'content-length': body.length };
      delete own['transfer-encoding'];
      if (request.method === 'HEAD') delete own['content-length'];
      response.writeHead(answer.statusCode, own);
      response.end(request.method === 'HEAD' ? undefined : body);
    });
    asked.on('error', () => response.destroy());
    response.on('close', () => asked.destroy());
    request.pipe(asked);
  });
  const listen = async (port) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server.address().port;
  };
  const port = await listen(0);
  const stop = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    /** Delays all but hashed files by this time, in milliseconds. */
    slow: (milliseconds) => (state.delay = milliseconds),
    /** Serves as another build. */
    build: (number) => (state.build = number),
    /** Puts a script before the worker's own. */
    ahead: (script) => (state.ahead = script),
    /** Forwards to another server from now on. */
    to: (target) => (state.target = target),
    stop,
    start: () => listen(port),
  };
}
