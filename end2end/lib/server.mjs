// Runs the binary: a server on a free port with a database of its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

/** Returns a free port. */
export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs the binary to its end. Returns its output; throws it with an error status. */
export async function tinlang(args, binary = process.env.TINLANG_BIN) {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`tinlang ${args.join(' ')} ended with ${status}:\n${output}`);
  return output;
}

/**
 * Starts a server. `imported` holds the arguments of `tinlang import wxr`;
 * `null` means the demo articles, `undefined` none. `binary` is the program to run.
 */
export async function startPaper(name, weatherUrl, imported, settings = [], binary = process.env.TINLANG_BIN) {
  const folder = await mkdtemp(path.join(os.tmpdir(), `tinlang-${name}-`));
  const database = ['--database', `sqlite:${path.join(folder, 'paper.db')}`];
  if (imported) await tinlang(['import', 'wxr', ...imported, ...database], binary);
  const listen = `127.0.0.1:${await freePort()}`;
  const args = ['serve', '--listen', listen, ...database, '--weather-url', weatherUrl, ...settings];
  if (imported !== null) args.push('--no-demo');
  let child;
  const start = async () => {
    child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (data) => (complaints += data));
    const lines = readline.createInterface({ input: child.stdout });
    await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(([status]) => {
        throw new Error(`the ${name} paper ended with ${status} before it was ready:\n${complaints}`);
      }),
    ]);
  };
  const end = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  await start();
  return {
    name,
    url: `http://${listen}`,
    database,
    /** Ends the server and starts it again with the same data. */
    async restart() {
      await end();
      await start();
    },
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
