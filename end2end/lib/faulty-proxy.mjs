// A proxy that damages some responses on their way: a faulty network.

import { once } from 'node:events';
import http from 'node:http';

/**
 * Starts it. `trouble(request)` says what to do to a response: nothing,
 * `{ cut: bytes }` to close the connection after this number, `{ change: at }` to change one
 * byte, or `{ hang: true }` to send nothing.
 */
export async function startFaultyProxy(base, trouble) {
  const asked = [];
  const server = http.createServer(async (request, response) => {
    const wrong = trouble(request);
    if (wrong?.hang) return;
    const range = request.headers.range;
    if (request.url.includes('.tinlang') && request.method === 'GET') asked.push({ url: request.url, range });
    const headers = { 'accept-encoding': 'identity' };
    for (const name of ['accept', 'range', 'if-range']) if (request.headers[name]) headers[name] = request.headers[name];
    const answer = await fetch(base + request.url, { method: request.method, headers, redirect: 'manual' });
    const body = Buffer.from(await answer.arrayBuffer());
    const sent = Object.fromEntries([...answer.headers].filter(([name]) => !/^(connection|transfer-encoding)$/.test(name)));
    response.writeHead(answer.status, sent);
    if (wrong?.change !== undefined) body[wrong.change] ^= 1;
    if (wrong?.cut === undefined) {
      response.end(request.method === 'HEAD' ? undefined : body);
      return;
    }
    response.write(body.subarray(0, wrong.cut), () => setTimeout(() => response.destroy(), 50));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
