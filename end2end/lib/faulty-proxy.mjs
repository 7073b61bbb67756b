// A proxy that damages some responses on their way: a faulty network, or a proxy that answers itself.

import { once } from 'node:events';
import http from 'node:http';

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Sends `body` at this rate, in bytes per second. */
async function sendSlowly(response, body, rate) {
  const step = Math.max(1, Math.round(rate / 10));
  for (let at = 0; at < body.length && !response.destroyed; at += step) {
    response.write(body.subarray(at, at + step));
    await pause(100);
  }
}

/** Returns the server's answer: status, headers and body, in the coding that the request names. */
async function answerOf(base, request, coding) {
  const headers = { ...request.headers, 'accept-encoding': coding, connection: 'close', host: new URL(base).host };
  const asked = http.request(base + request.url, { method: request.method, headers, agent: false });
  request.pipe(asked);
  const [answer] = await once(asked, 'response');
  const chunks = [];
  for await (const chunk of answer) chunks.push(chunk);
  const sent = { ...answer.headers };
  for (const name of ['connection', 'transfer-encoding', 'keep-alive']) delete sent[name];
  return { status: answer.statusCode, headers: sent, body: Buffer.concat(chunks) };
}

/**
 * Starts it. `trouble(request)` says what to do to a response: nothing, or
 * `{ answer: { status, type, body } }` to answer itself, `{ wait }` to send nothing for so many
 * milliseconds, `{ rate }` to send so many bytes per second (in brotli), `{ cut: bytes }` to close
 * the connection after this number, `{ end: bytes }` to end cleanly after it, `{ change: at }` to
 * change one byte, `{ hang: true }` to send nothing, or `{ gone: true }` to close the connection as
 * if there was no server. `asked` lists the requests
 * with the server's status.
 */
export async function startFaultyProxy(base, trouble) {
  const asked = [];
  const server = http.createServer(async (request, response) => {
    const wrong = trouble(request) ?? {};
    const entry = { url: request.url, method: request.method, range: request.headers.range, tag: request.headers['if-none-match'] };
    asked.push(entry);
    if (wrong.hang) return;
    if (wrong.gone) {
      response.destroy();
      return;
    }
    if (wrong.wait) await pause(wrong.wait);
    if (wrong.answer) {
      response.writeHead(wrong.answer.status, { 'content-type': wrong.answer.type ?? 'text/html; charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : wrong.answer.body);
      return;
    }
    // What is damaged is sent whole, even if the browser has it in its cache.
    if (Object.keys(wrong).length) delete request.headers['if-none-match'];
    let answer;
    try {
      answer = await answerOf(base, request, wrong.rate ? 'br' : 'identity');
    } catch {
      // The server is stopped.
      response.destroy();
      return;
    }
    const { status, headers, body } = answer;
    entry.status = status;
    if (wrong.change !== undefined) body[wrong.change] ^= 1;
    if (wrong.end !== undefined) delete headers['content-length'];
    response.writeHead(status, headers);
    if (request.method === 'HEAD') response.end();
    else if (wrong.end !== undefined) response.end(body.subarray(0, wrong.end));
    else if (wrong.cut !== undefined) response.write(body.subarray(0, wrong.cut), () => setTimeout(() => response.destroy(), 300));
    else {
      if (wrong.rate) await sendSlowly(response, body, wrong.rate);
      response.end(wrong.rate ? undefined : body);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    /** The requests for the files of an edition. */
    editions: (name) => asked.filter(({ url, method }) => url.startsWith(`${name}.tinlang`) && method === 'GET'),
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
