// A push service, a browser's push manager, and a reader who decrypts messages
// with Node's own cryptography (RFC 8291): none of it shares code with the sender.

import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';

/** Serves `answer(request, response, body)` on a free port. */
export async function serve(answer) {
  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    answer(request, response, Buffer.concat(chunks));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Starts a service that records every message. */
export async function startService() {
  const came = [];
  const service = await serve((request, response, body) => {
    came.push({ path: request.url, headers: request.headers, body });
    response.writeHead(201).end();
  });
  return { ...service, came };
}

/** Returns a browser's keys for messages at `endpoint`. */
export function reader(endpoint) {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const secret = randomBytes(16);
  const keys = { p256dh: own.getPublicKey('base64url'), auth: secret.toString('base64url') };
  return {
    subscription: { endpoint, keys },
    /** Decrypts a message. */
    open(body) {
      const salt = body.subarray(0, 16);
      const theirs = body.subarray(21, 21 + body[20]);
      const sealed = body.subarray(21 + body[20]);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), theirs]);
      const first = Buffer.from(hkdfSync('sha256', own.computeSecret(theirs), secret, info, 32));
      const derived = (what, length) =>
        Buffer.from(hkdfSync('sha256', first, salt, Buffer.from(`Content-Encoding: ${what}\0`), length));
      const cipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
      cipher.setAuthTag(sealed.subarray(-16));
      const text = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
      assert.equal(text.at(-1), 2, 'the last record');
      return text.subarray(0, -1).toString();
    },
  };
}

/**
 * Replaces a device's push manager, for `addInitScript`: the reader answers
 * `permission`, and the browser subscribes as `subscription`.
 */
export function device({ permission, subscription }) {
  const held = () => JSON.parse(sessionStorage.getItem('test') ?? '{}');
  const hold = (changed) => sessionStorage.setItem('test', JSON.stringify({ ...held(), ...changed }));
  const standing = () => {
    const { key } = held();
    return key
      ? {
          endpoint: subscription.endpoint,
          options: { applicationServerKey: Uint8Array.from(key).buffer },
          toJSON: () => ({ ...subscription, expirationTime: null }),
          unsubscribe: async () => hold({ key: null }),
        }
      : null;
  };
  const pushManager = {
    getSubscription: async () => standing(),
    async subscribe({ userVisibleOnly, applicationServerKey }) {
      if (!userVisibleOnly) throw new TypeError('silent messages are not allowed');
      hold({ key: [...applicationServerKey] });
      return standing();
    },
  };
  window.asked = 0;
  window.holds = () => Boolean(held().key);
  const registration = { pushManager, active: { postMessage() {} } };
  const worker = ServiceWorkerContainer.prototype;
  worker.getRegistration = async () => registration;
  Object.defineProperty(worker, 'ready', { get: async () => registration });
  Object.defineProperty(Notification, 'permission', { get: () => held().allowed ?? 'default' });
  Notification.requestPermission = async () => {
    window.asked += 1;
    hold({ allowed: permission });
    return permission;
  };
}
