/** Ports on the loopback. Below the range that systems hand out for outgoing connections, so that none is lost to a passing client. */
import { createServer } from 'node:net';

const [LOWEST, HIGHEST] = [20_000, 32_000];

/** @param {number} port @param {string} [host] @returns {Promise<boolean>} */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * A free port: the wished one where nobody has it.
 * @param {number} [wished]
 * @param {Set<number>} [taken] ports promised to others already
 */
export async function freePort(wished, taken = new Set()) {
  if (wished !== undefined && !taken.has(wished) && (await isFree(wished))) return wished;
  for (let tries = 0; tries < 200; tries++) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error('no free port was found between 20000 and 32000');
}

/**
 * One free port for each name.
 * @template {string} N
 * @param {readonly N[]} names
 * @param {Partial<Record<N, number>>} [wished]
 * @returns {Promise<Record<N, number>>}
 */
export async function freePorts(names, wished = {}) {
  const taken = new Set();
  const ports = /** @type {Record<N, number>} */ ({});
  for (const name of names) {
    ports[name] = await freePort(wished[name], taken);
    taken.add(ports[name]);
  }
  return ports;
}
