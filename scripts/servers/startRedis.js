import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRedis } from "./ensureInstalled.js";
import { findFreePort, runServer } from "./runServer.js";

/**
 * Starts a Redis of its own on a free loopback port, with an append-only file in a temporary folder.
 *
 * @param {object} [options]
 * @param {Record<string, string>} [options.settings] further settings, such as `appendfsync`
 * @returns {Promise<import("./runServer.js").RunningServer>}
 */
export async function startRedis({ settings: further = {} } = {}) {
  const command = ensureRedis();
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), "ramp-widget-redis-"));
  const settings = {
    port: String(port),
    bind: "127.0.0.1",
    dir: folder,
    save: "",
    appendonly: "yes",
    "maxmemory-policy": "noeviction",
    ...further,
  };
  return runServer({
    name: "Redis",
    url: `redis://127.0.0.1:${port}`,
    folder,
    command,
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    stopSignal: "SIGTERM",
    user: {},
    ping: () => ping(port),
  });
}

/** @param {number} port */
async function ping(port) {
  const socket = connect(port, "127.0.0.1");
  try {
    socket.end("PING\r\n");
    const [answer] = await once(socket, "data");
    // After a restart it answers -LOADING until it has read its file.
    if (!String(answer).startsWith("+PONG")) throw new Error(String(answer));
  } finally {
    socket.destroy();
  }
}
