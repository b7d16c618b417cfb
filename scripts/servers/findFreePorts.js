import { once } from "node:events";
import { createServer } from "node:net";

/**
 * @param {number} count
 * @returns {Promise<number[]>} different loopback ports that are free now
 */
export async function findFreePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === "object" && address ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}
